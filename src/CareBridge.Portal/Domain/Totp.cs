using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CareBridge.Portal.Domain;

/// <summary>
/// Codes that change with the time (RFC 6238): SHA-1, six digits, steps of 30 seconds, which is all that common apps
/// can do. Written here because Identity's provider asks the system's clock, and does not say which step a code is of,
/// so that one could be used twice.
/// </summary>
internal static class Totp
{
    public const int Digits = 6;

    /// <summary>A clock may be one step off (RFC 6238, section 5.2).</summary>
    private const int Drift = 1;

    private const int StepSeconds = 30;

    /// <summary>As long as the hash (RFC 4226, section 4).</summary>
    private const int SecretBytes = 20;

    private const int Modulus = 1_000_000;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>In Base32, as apps take it.</summary>
    public static string NewSecret() => ToBase32(RandomNumberGenerator.GetBytes(SecretBytes));

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    public static string CodeOf(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(FromBase32(secret), counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <param name="after">That step and those before are spent.</param>
    /// <returns>The step that a code is of; null when it is of none that counts now.</returns>
    public static long? StepOf(string secret, string code, DateTimeOffset at, long after)
    {
        var now = StepAt(at);
        var typed = Encoding.UTF8.GetBytes(code);
        long? found = null;
        for (var step = now - Drift; step <= now + Drift; step++)
        {
            var isIt = CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(CodeOf(secret, step)));
            if (isIt && step > after) found ??= step;
        }
        return found;
    }

    /// <summary>What an app reads from a picture.</summary>
    public static string Address(string secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString($"{issuer}:{account}")}?secret={secret}"
        + $"&issuer={Uri.EscapeDataString(issuer)}";

    /// <summary>RFC 4648, without padding.</summary>
    public static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var one in bytes)
        {
            (bits, count) = ((bits << 8) | one, count + 8);
            for (; count >= 5; count -= 5) text.Append(Letters[(bits >> (count - 5)) & 31]);
            bits &= (1 << count) - 1;
        }
        if (count > 0) text.Append(Letters[(bits << (5 - count)) & 31]);
        return text.ToString();
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (bits, count, next) = (0, 0, 0);
        foreach (var letter in text)
        {
            (bits, count) = ((bits << 5) | Letters.IndexOf(letter, StringComparison.Ordinal), count + 5);
            if (count < 8) continue;
            bytes[next++] = (byte)(bits >> (count - 8));
            (bits, count) = (bits & ((1 << (count - 8)) - 1), count - 8);
        }
        return bytes;
    }
}
