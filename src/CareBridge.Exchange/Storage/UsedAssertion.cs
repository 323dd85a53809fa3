using System.Security.Cryptography;
using System.Text;

namespace CareBridge.Exchange.Storage;

/// <summary>A client assertion that has bought a token, so that it buys no other.</summary>
internal sealed class UsedAssertion
{
    /// <summary>SHA-256 of client and <c>jti</c>, in hexadecimal; a <c>jti</c> may be of any length.</summary>
    public required string Key { get; init; }

    /// <summary>When the assertion is worthless of itself.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public static string KeyOf(Guid clientId, string jti) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{clientId} {jti}")));
}
