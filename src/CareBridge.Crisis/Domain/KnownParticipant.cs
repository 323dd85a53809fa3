using CareBridge.Contracts.Directory;

namespace CareBridge.Crisis.Domain;

/// <summary>Which organizations serve a participant, as Directory has announced it.</summary>
internal sealed class KnownParticipant
{
    public required Guid Id { get; init; }

    /// <summary>Directory's version; 0 before the first announcement is taken.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<Guid> OrganizationIds { get; private set; } = [];

    public void Take(ParticipantChanged change)
    {
        if (change.Version <= Version) return;
        Version = change.Version;
        OrganizationIds = change.Active ? change.OrganizationIds : [];
    }
}
