using System.Security.Cryptography;
using CareBridge.Platform.Domain;

namespace CareBridge.Portal.Domain;

/// <summary>
/// One of ten that let somebody in who has lost their second factor, once each; it is gone when it was used. Kept as a
/// hash.
/// </summary>
internal sealed class RecoveryCode
{
    public const int Count = 10;

    /// <summary>80 bits: too many to guess at the hash.</summary>
    private const int Bytes = 10;

    private const int Letters = 16;

    public required Guid AccountId { get; init; }

    public required string Hash { get; init; }

    /// <summary>In groups of four, to be written down.</summary>
    public static string NewText() =>
        string.Join(
            '-', Totp.ToBase32(RandomNumberGenerator.GetBytes(Bytes)).Chunk(4).Select(four => new string(four)));

    /// <summary>However it is typed.</summary>
    /// <returns>Null for what is none by its length.</returns>
    public static string? HashOf(string typed)
    {
        var letters = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return letters.Length == Letters ? SecretToken.HashOf(letters) : null;
    }
}
