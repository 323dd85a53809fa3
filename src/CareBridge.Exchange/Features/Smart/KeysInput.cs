using System.Text;
using System.Text.Json;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Resilience;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>A client's public keys, as a request gives them: the set itself or the address it is found at.</summary>
internal sealed record KeysInput
{
    public JsonElement? Jwks { get; init; }

    public string? JwksUrl { get; init; }

    /// <summary>The version of the registration that is to be changed, if it matters.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Written in one way, so that the same set compares equal however it is indented.</summary>
    public SmartClientKeys ToKeys() => new(Jwks is { } keys ? JsonSerializer.Serialize(keys) : null, JwksUrl);

    public void Check(Check check, PublicAddresses addresses)
    {
        check.That(Jwks is null != JwksUrl is null, "jwks", "Give either jwks or jwksUrl.");
        if (Jwks is { } keys)
        {
            check
                .That(
                    JsonWebKeys.Parse(keys.GetRawText()) is not null,
                    "jwks",
                    "A JSON Web Key Set with at least one public key, with a kid, for RS384 (2048 bits) or ES384.")
                .That(!HoldsPrivateKey(keys), "jwks", "Never send private keys: this set is compromised, replace it.");
        }
        check.That(
            JwksUrl is null || (JwksUrl.Length <= Lengths.Url && addresses.Allow(JwksUrl)),
            "jwksUrl",
            $"An https address of at most {Lengths.Url} characters on the public internet.");
    }

    private static bool HoldsPrivateKey(JsonElement keys) =>
        ForeignJson.Parse(Encoding.UTF8.GetBytes(keys.GetRawText())) is { } set
        && set.TryGetProperty("keys", out var list)
        && list.ValueKind == JsonValueKind.Array
        && list.EnumerateArray().Any(key => key.ValueKind == JsonValueKind.Object && key.TryGetProperty("d", out _));
}
