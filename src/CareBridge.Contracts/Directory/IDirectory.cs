namespace CareBridge.Contracts.Directory;

/// <summary>What other services ask Directory while a caller waits.</summary>
public interface IDirectory
{
    Task<OrganizationStanding> FindOrganizationAsync(FindOrganization question, CancellationToken cancellation);

    Task<ParticipantStanding> FindParticipantAsync(FindParticipant question, CancellationToken cancellation);

    Task<PersonStanding> FindPersonAsync(FindPerson question, CancellationToken cancellation);

    Task<ParticipantReach> FindReachAsync(FindReach question, CancellationToken cancellation);

    Task<NearbyHelp> FindNearbyHelpAsync(FindNearbyHelp question, CancellationToken cancellation);

    /// <summary>Asked at the moment of deleting, and never remembered.</summary>
    Task<HoldStanding> FindHoldAsync(FindHold question, CancellationToken cancellation);
}

public sealed record FindOrganization(Guid OrganizationId);

/// <param name="Kind">Null when no active organization has this id.</param>
public sealed record OrganizationStanding(Guid OrganizationId, OrganizationKind? Kind, string? Name)
{
    /// <summary>The US state or territory whose law it works under; null when not known.</summary>
    public string? State { get; init; }

    /// <summary>Null when no active organization has this id.</summary>
    public OrganizationVerification? Verification { get; init; }
}

public sealed record FindParticipant(Guid ParticipantId);

/// <param name="Exists">False when no active participant has this id; then nobody serves them.</param>
/// <param name="OrganizationIds">Every organization that serves this participant.</param>
public sealed record ParticipantStanding(Guid ParticipantId, bool Exists, IReadOnlyList<Guid> OrganizationIds)
{
    /// <summary>
    /// The one of <see cref="OrganizationIds"/> that registered them, and so knows who they are; the others were only
    /// linked. Null when no active participant has this id.
    /// </summary>
    public Guid? RegisteredBy { get; init; }

    /// <summary>In full years today; null when the birth date is not known.</summary>
    public int? Age { get; init; }
}

public sealed record FindPerson(Guid PersonId);

/// <summary>A person who may have an account: someone who works at an organization.</summary>
/// <param name="OrganizationId">Null when no active staff member has this id.</param>
/// <param name="Kind">The kind of that organization.</param>
public sealed record PersonStanding(Guid PersonId, Guid? OrganizationId, OrganizationKind? Kind)
{
    /// <summary>Null when no active staff member has this id.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Of the human being: the same in all their positions. Null when no active staff member has this id.
    /// </summary>
    public Guid? HumanId { get; init; }

    /// <summary>What they do there; null when that is not listed.</summary>
    public StaffRole? Role { get; init; }
}

/// <param name="OrganizationIds">Those that the participant's records name anywhere.</param>
public sealed record FindHold(Guid ParticipantId, IReadOnlyList<Guid> OrganizationIds);

/// <param name="IsHeld">
/// Whether records of the participant must be kept: they themself, an organization that serves them or one of those in
/// the question is under a legal hold.
/// </param>
public sealed record HoldStanding(bool IsHeld);
