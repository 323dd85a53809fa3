using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>
/// A participant's no. A denial is theirs alone and holds at once; a restriction under 42 CFR 2.26 is asked of an
/// organization and holds when that organization has agreed to it.
/// </summary>
internal sealed class Restriction : Aggregate, ISorted
{
    public const int ReasonLength = 1000;

    private static readonly Lifecycle<RestrictionStatus> Lifecycle = new(
        (RestrictionStatus.Requested,
            [RestrictionStatus.InForce, RestrictionStatus.Refused, RestrictionStatus.Ended]),
        (RestrictionStatus.InForce, [RestrictionStatus.Ended]));

    private Restriction()
    {
    }

    public Guid ParticipantId { get; private init; }

    public RestrictionStatus Status { get; private set; }

    public RestrictionScope Scope { get; private init; } = null!;

    /// <summary>Who was asked to agree; null for the participant's own denial, which nobody needs to.</summary>
    public Guid? AskedOrganizationId { get; private init; }

    /// <summary>In the participant's words; for the organization that is asked.</summary>
    public string? Reason { get; private init; }

    /// <summary>The organization's answer to a request it does not agree to, or its reason to end one.</summary>
    public string? Answer { get; private set; }

    public DateTimeOffset MadeAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public static Restriction Deny(Guid id, Guid participantId, RestrictionScope scope, DateTimeOffset at) =>
        Make(id, participantId, scope, RestrictionStatus.InForce, askedOrganizationId: null, reason: null, at);

    /// <param name="organizationId">The restriction binds this organization's disclosures only.</param>
    public static Restriction Request(
        Guid id,
        Guid participantId,
        Guid organizationId,
        RestrictionScope scope,
        string? reason,
        DateTimeOffset at) => Make(
            id,
            participantId,
            scope with { DiscloserOrganizationIds = [organizationId] },
            RestrictionStatus.Requested,
            organizationId,
            reason,
            at);

    /// <summary>Is this the record that the same words would make?</summary>
    public bool Says(Restriction other) => ParticipantId == other.ParticipantId
        && AskedOrganizationId == other.AskedOrganizationId
        && Scope == other.Scope
        && Reason == other.Reason;

    public void Agree(DateTimeOffset at) => MoveTo(RestrictionStatus.InForce, answer: null, at);

    public void Refuse(string answer, DateTimeOffset at) => MoveTo(RestrictionStatus.Refused, answer, at);

    /// <param name="answer">Why, when the organization ends what it had agreed to.</param>
    public void End(string? answer, DateTimeOffset at) => MoveTo(RestrictionStatus.Ended, answer, at);

    public bool Forbids(ProposedDisclosure asked, DisclosureCategory category) =>
        Status == RestrictionStatus.InForce
        && ParticipantId == asked.ParticipantId
        && Scope.Covers(asked, category);

    public override object ToMessage(ISeal seal) => new RestrictionChanged
    {
        RestrictionId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        InForce = Status == RestrictionStatus.InForce,
        ChangedAt = ChangedAt,
    };

    private static Restriction Make(
        Guid id,
        Guid participantId,
        RestrictionScope scope,
        RestrictionStatus status,
        Guid? askedOrganizationId,
        string? reason,
        DateTimeOffset at)
    {
        at = at.AsKept();
        scope.Check().OptionalText(reason, "reason", ReasonLength).ThrowIfAny();
        var restriction = new Restriction
        {
            Id = id,
            ParticipantId = participantId,
            Scope = scope,
            Status = status,
            AskedOrganizationId = askedOrganizationId,
            Reason = reason,
            MadeAt = at,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
        restriction.Changed(at);
        return restriction;
    }

    private void MoveTo(RestrictionStatus next, string? answer, DateTimeOffset at)
    {
        if (Status == next) return;
        Status = Lifecycle.Move(Status, next);
        Answer = answer;
        Changed(at.AsKept());
    }
}

internal enum RestrictionStatus
{
    /// <summary>Asked of an organization that has not answered.</summary>
    Requested,
    InForce,
    Refused,
    Ended,
}
