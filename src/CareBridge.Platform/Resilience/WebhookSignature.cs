using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CareBridge.Platform.Resilience;

/// <summary>
/// Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA256 over id, time and body, so that a receiver can
/// tell a notification of ours from a forged or an old one with a library that it has already.
/// </summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimeHeader = "webhook-timestamp";
    public const string Header = "webhook-signature";

    private const string Prefix = "whsec_";
    private const int KeyBytes = 32;

    public static string NewKey() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    public static bool IsKey(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) && length is >= 24 and <= 64;
    }

    /// <param name="id">The same for each try of one notification.</param>
    public static IEnumerable<KeyValuePair<string, string>> Headers(
        string key, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hmac = IncrementalHash.CreateHMAC(
            HashAlgorithmName.SHA256, Convert.FromBase64String(key[Prefix.Length..]));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{time}."));
        hmac.AppendData(body);
        return
        [
            new(IdHeader, id),
            new(TimeHeader, time),
            new(Header, $"v1,{Convert.ToBase64String(hmac.GetHashAndReset())}"),
        ];
    }
}
