using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using static CareBridge.Exchange.Features.Smart.ForeignJson;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>
/// The signed statement with which a client says who it is (RFC 7523; SMART App Launch 2, asymmetric client
/// authentication).
/// </summary>
internal sealed class ClientAssertion
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>How far ahead SMART lets an assertion expire.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);

    /// <summary>A client whose clock is a little fast is not yet a liar.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(10);

    /// <summary>The year 9999: what comes later is not a time.</summary>
    private const double LastSecond = 253402300799;

    private readonly JsonElement _header;
    private readonly JsonElement _claims;
    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private ClientAssertion(JsonElement header, JsonElement claims, byte[] signed, byte[] signature)
    {
        _header = header;
        _claims = claims;
        _signed = signed;
        _signature = signature;
    }

    public string? KeyId => Text(_header, "kid");

    public string? Id => Text(_claims, "jti");

    /// <summary>Null unless issuer and subject are one and the same client.</summary>
    public Guid? ClientId => Text(_claims, "iss") is { } issuer && issuer == Text(_claims, "sub")
        && Guid.TryParse(issuer, out var id) ? id : null;

    public DateTimeOffset? ExpiresAt => Time("exp");

    /// <summary>Null when it is not a JSON Web Token.</summary>
    public static ClientAssertion? Parse(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || Json(parts[0]) is not { } header || Json(parts[1]) is not { } claims) return null;
        return Bytes(parts[2]) is not { } signature
            ? null
            : new ClientAssertion(header, claims, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature);
    }

    /// <summary>What is wrong with its claims, apart from the signature; null when nothing is.</summary>
    public string? Fault(string audience, string? jwksUrl, DateTimeOffset now)
    {
        if (Text(_header, "alg") is not ("RS384" or "ES384")) return "The assertion is not signed with RS384 or ES384.";
        if (string.IsNullOrEmpty(KeyId)) return "The assertion's header has no kid.";
        if (_header.TryGetProperty("crit", out _)) return "The assertion's header has crit, which is not supported.";
        if (Text(_header, "jku") is { } url && url != jwksUrl)
            return "The assertion's jku is not the registered address.";
        if (!IsFor(audience)) return "The assertion's aud is not this token endpoint.";
        if (ExpiresAt is not { } expiry) return "The assertion has no exp.";
        if (expiry <= now) return "The assertion has expired.";
        if (expiry > now + LongestLife + ClockSkew) return "The assertion's exp is more than five minutes ahead.";
        if (Time("nbf") is { } start && start > now + ClockSkew) return "The assertion is not valid yet.";
        return string.IsNullOrEmpty(Id) ? "The assertion has no jti." : null;
    }

    public bool IsSignedWith(JsonWebKeys keys) => keys.Verify(KeyId!, Text(_header, "alg")!, _signed, _signature);

    private bool IsFor(string audience) => _claims.TryGetProperty("aud", out var value) && value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Any(one => Text(one) == audience),
        _ => Text(value) == audience,
    };

    private DateTimeOffset? Time(string claim) =>
        _claims.TryGetProperty(claim, out var value)
            && value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out var seconds)
            && seconds is >= 0 and <= LastSecond
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;

    private static JsonElement? Json(string part) => Bytes(part) is { } bytes ? ForeignJson.Parse(bytes) : null;

    private static byte[]? Bytes(string part) => Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;
}
