using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Platform.Disclosures;

namespace CareBridge.Crisis.Features;

/// <summary>An escalation as the crisis team sees it: what it takes to answer, and no more.</summary>
/// <param name="AcknowledgedBy">Who took it first.</param>
/// <param name="HandOverTo">Who is asked to take it over.</param>
/// <param name="FollowsId">An earlier one that it goes on from.</param>
/// <param name="ParticipantId">Null when it could not be disclosed and accounted for.</param>
/// <param name="Disclosure">Goes along with what is disclosed under a consent.</param>
/// <param name="Instruction">What to do while the participant is not shown.</param>
/// <param name="AnswerBy">When somebody should have taken it: the next tier is paged then.</param>
internal sealed record BoardView(
    Guid Id,
    long Version,
    Severity Severity,
    EscalationStatus Status,
    BoardView.Organization RaisingOrganization,
    DateTimeOffset RaisedAt,
    DateTimeOffset? NotifiedAt,
    DateTimeOffset? AcknowledgedAt,
    Guid? AcknowledgedBy,
    EscalationOwner Owner,
    Guid? HandOverTo,
    DateTimeOffset? HandOverUntil,
    DateTimeOffset? ContactAt,
    DateTimeOffset? ResolvedAt,
    CrisisDisposition? Disposition,
    Guid? FollowsId,
    Guid? ParticipantId,
    Accompaniment? Disclosure,
    string? Instruction,
    DateTimeOffset AnswerBy)
{
    private const string CallBack =
        "Who this is about cannot be shown at the moment. Call the raising organization back at once.";

    /// <param name="opening">Whom it is about; null when that may not be shown.</param>
    /// <param name="waits">The team's.</param>
    public static BoardView Of(
        Escalation escalation, KnownOrganization? raiser, Opening<Guid>? opening, PagingWaits waits) => new(
        escalation.Id,
        escalation.Version,
        escalation.Severity,
        escalation.Status,
        new Organization(escalation.RaisingOrganizationId, raiser?.Name, raiser?.Phone),
        escalation.RaisedAt,
        escalation.NotifiedAt,
        escalation.AcknowledgedAt,
        escalation.AcknowledgedBy,
        EscalationOwner.Of(escalation),
        escalation.HandOverTo,
        escalation.HandOverUntil,
        escalation.ContactAt,
        escalation.ResolvedAt,
        escalation.Disposition,
        escalation.FollowsId,
        opening?.Items.Single().Content,
        opening?.Accompaniment,
        opening is null ? CallBack : null,
        escalation.RaisedAt + waits.Of(escalation.Severity, tier: 1));

    /// <param name="Name">Null while Directory has not announced it.</param>
    internal sealed record Organization(Guid Id, string? Name, string? Phone);
}
