using System.Security.Cryptography;
using System.Text;

namespace CareBridge.Exchange.Storage;

/// <summary>Finds a participant by the number an organization knows them by; keeps digests, not the numbers.</summary>
internal sealed class PatientIdentifier
{
    /// <summary>Characters of a digest: SHA-256 in hexadecimal.</summary>
    public const int DigestLength = 64;

    public required Guid PatientId { get; init; }

    /// <summary>The organization that gave the number: only who may see it may find by it.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary>Of system and value.</summary>
    public required string Digest { get; init; }

    /// <summary>Of the value alone, for searches that name no system.</summary>
    public required string ValueDigest { get; init; }

    public static string DigestOf(string system, string value) => Hash($"{system}|{value}");

    public static string DigestOf(string value) => Hash(value);

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
