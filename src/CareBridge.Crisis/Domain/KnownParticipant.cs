using CareBridge.Contracts.Directory;

namespace CareBridge.Crisis.Domain;

/// <summary>Which organizations serve a participant, as Directory has announced it.</summary>
internal sealed class KnownParticipant
{
    public required Guid Id { get; init; }

    /// <summary>Directory's version; 0 before the first announcement is taken.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<Guid> OrganizationIds { get; private set; } = [];

    /// <summary>Whose they are first of all, also when it serves them no more.</summary>
    public Guid RegisteredBy { get; private set; }

    /// <summary>For whom they raise what they raise themselves.</summary>
    public Guid Home => OrganizationIds.Count == 0 || OrganizationIds.Contains(RegisteredBy)
        ? RegisteredBy
        : OrganizationIds[0];

    public void Take(ParticipantChanged change)
    {
        if (change.Version <= Version) return;
        Version = change.Version;
        RegisteredBy = change.RegisteredBy;
        OrganizationIds = change.Active ? change.OrganizationIds : [];
    }
}
