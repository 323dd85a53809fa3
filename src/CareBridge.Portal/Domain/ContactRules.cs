using CareBridge.Contracts;
using CareBridge.Platform.Domain;

namespace CareBridge.Portal.Domain;

/// <summary>What the directory has told of how a participant can be reached; of the participant nothing else.</summary>
internal sealed class ContactRules
{
    public required Guid ParticipantId { get; init; }

    /// <summary>The directory's; 0 before the first is taken. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>A <see cref="SafeContact"/>.</summary>
    public SealedContent? Contact { get; private set; }

    /// <returns>Whether anything is different.</returns>
    public bool Take(long version, SafeContact contact, ISeal seal)
    {
        if (version <= Version) return false;
        Version = version;
        if (Open(seal)?.IsSame(contact) == true) return false;
        Contact = seal.Seal(contact);
        return true;
    }

    public SafeContact? Open(ISeal seal) => Contact is null ? null : seal.Open<SafeContact>(Contact);
}
