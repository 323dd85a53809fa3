using System.Security.Cryptography;
using System.Text;

namespace CareBridge.Platform.Domain;

/// <summary>What only whoever holds it can know. It is given out once, and kept as its hash.</summary>
public static class SecretToken
{
    /// <summary>256 bits, in hexadecimal: as much as SHA-256 without salt or rounds can stand for.</summary>
    public static string Make() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
