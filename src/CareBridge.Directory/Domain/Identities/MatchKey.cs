using System.Security.Cryptography;
using System.Text;
using CareBridge.Platform.Matching;

namespace CareBridge.Directory.Domain.Identities;

/// <summary>By what a participant is found who may be another one, too; a digest, not what it is made of.</summary>
internal sealed class MatchKey
{
    /// <summary>Characters of a digest: SHA-256 in hexadecimal.</summary>
    public const int DigestLength = 64;

    public required Guid ParticipantId { get; init; }

    public required string Digest { get; init; }

    /// <summary>Those by which a participant is found.</summary>
    public static HashSet<string> Of(PersonTraits known) => Digests(known, MatchKeys.Of(known));

    /// <summary>Those of which whoever may be the same person has one.</summary>
    public static HashSet<string> Wanted(PersonTraits asked) => Digests(asked, MatchKeys.Wanted(asked));

    private static HashSet<string> Digests(PersonTraits traits, IEnumerable<string> keys) =>
    [
        .. keys.Concat(traits.Identifiers.Select(number => $"number {number.System} {number.Value}"))
            .Select(key => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)))),
    ];
}
