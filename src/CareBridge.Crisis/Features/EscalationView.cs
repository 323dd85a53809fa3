using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Crisis.Features;

/// <summary>An escalation as the organization that raised it sees it.</summary>
/// <param name="CrisisTeamId">Null while no crisis team is known to take it.</param>
/// <param name="ParticipantKnown">
/// Whether Directory has announced that the raising organization serves this participant. An escalation counts either
/// way; a no tells of a mistyped id, or of news that has not arrived.
/// </param>
/// <param name="IsScreened">Whether the screener was answered; what is not known counts as high.</param>
/// <param name="AcknowledgedBy">Who took it first.</param>
/// <param name="FollowsId">An earlier one that it goes on from.</param>
/// <param name="Advice">What to do at once, beside waiting for the crisis team.</param>
internal sealed record EscalationView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    bool ParticipantKnown,
    Guid RaisingOrganizationId,
    Guid RaisedBy,
    RaiserKind RaisedAs,
    bool IsScreened,
    Guid? CrisisTeamId,
    Severity Severity,
    EscalationStatus Status,
    DateTimeOffset RaisedAt,
    DateTimeOffset? NotifiedAt,
    DateTimeOffset? AcknowledgedAt,
    Guid? AcknowledgedBy,
    EscalationOwner Owner,
    DateTimeOffset? ContactAt,
    DateTimeOffset? ResolvedAt,
    CrisisDisposition? Disposition,
    Guid? FollowsId,
    string? Advice)
{
    private const string LifeThreatening =
        "Call or text 988 (Suicide and Crisis Lifeline) now. If life is in immediate danger, call 911. "
        + "Do not leave the person alone until help has taken over.";

    private const string ForThemself =
        "Call or text 988 (Suicide and Crisis Lifeline) at any time. If your life is in danger, call 911. "
        + "If you can, stay where somebody is with you.";

    public static EscalationView Of(Escalation escalation, bool participantKnown, Caller caller) => new(
        escalation.Id,
        escalation.Version,
        escalation.ParticipantId,
        participantKnown,
        escalation.RaisingOrganizationId,
        escalation.RaisedBy,
        escalation.RaisedAs,
        escalation.IsScreened,
        escalation.CrisisTeamId,
        escalation.Severity,
        escalation.Status,
        escalation.RaisedAt,
        escalation.NotifiedAt,
        escalation.AcknowledgedAt,
        escalation.AcknowledgedBy,
        EscalationOwner.Of(escalation),
        escalation.ContactAt,
        escalation.ResolvedAt,
        escalation.Disposition,
        escalation.FollowsId,
        Words(escalation, caller));

    private static string? Words(Escalation escalation, Caller caller) => caller.Role == Role.Participant
        ? ForThemself
        : escalation.Severity == Severity.High ? LifeThreatening : null;
}
