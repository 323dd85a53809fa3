using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Platform.Disclosures;

namespace CareBridge.Crisis.Features;

/// <summary>An escalation as the crisis team sees it: what it takes to answer, and no more.</summary>
/// <param name="IsDrill">The team practices: nobody is in danger.</param>
/// <param name="IsScreened">Whether the screener was answered; what is not known counts as high.</param>
/// <param name="AcknowledgedBy">Who took it first.</param>
/// <param name="HandOverTo">Who is asked to take it over.</param>
/// <param name="FollowsId">An earlier one that it goes on from.</param>
/// <param name="ParticipantId">Null when it could not be disclosed and accounted for, and in a drill.</param>
/// <param name="PracticePerson">In the place of the participant, in a drill.</param>
/// <param name="Whereabouts">
/// Where they are and how to reach them, the newest first; shown with the participant and else not.
/// </param>
/// <param name="Disclosure">Goes along with what is disclosed under a consent.</param>
/// <param name="Instruction">What to do while the participant is not shown.</param>
/// <param name="AnswerBy">When somebody should have taken it: the next tier is paged then.</param>
/// <param name="SignBy">When the team has it again unless its owner does something; null when nothing of them is
/// waited for.</param>
internal sealed record BoardView(
    Guid Id,
    long Version,
    bool IsDrill,
    Severity Severity,
    EscalationStatus Status,
    BoardView.Organization RaisingOrganization,
    RaiserKind RaisedAs,
    bool IsScreened,
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
    string? PracticePerson,
    IReadOnlyList<WhereaboutsView> Whereabouts,
    Accompaniment? Disclosure,
    string? Instruction,
    DateTimeOffset AnswerBy,
    DateTimeOffset? SignBy)
{
    public const string CallBack =
        "Who this is about cannot be shown at the moment. Call the raising organization back at once.";

    private const string Practice =
        "DRILL. Nobody is in danger. Do what you would do, and say that it is a drill to whomever you call.";

    /// <summary>Nobody is called so.</summary>
    private const string PracticeName = "DRILL Practice Person";

    /// <param name="person">Whom it is about; null when that may not be shown.</param>
    /// <param name="waits">The team's.</param>
    public static BoardView Of(
        Escalation escalation, KnownOrganization? raiser, PersonShown? person, PagingWaits waits) => new(
        escalation.Id,
        escalation.Version,
        escalation.IsDrill,
        escalation.Severity,
        escalation.Status,
        new Organization(escalation.RaisingOrganizationId, raiser?.Name, raiser?.Phone),
        escalation.RaisedAs,
        escalation.IsScreened,
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
        person?.ParticipantId,
        escalation.IsDrill ? PracticeName : null,
        person?.Whereabouts ?? [],
        person?.Accompaniment,
        person is null && escalation.IsOpen ? CallBack : escalation.IsDrill ? Practice : null,
        escalation.RaisedAt + waits.Of(escalation.Severity, tier: 1),
        escalation.ContactDueAt);

    /// <param name="Name">Null while Directory has not announced it.</param>
    internal sealed record Organization(Guid Id, string? Name, string? Phone);
}
