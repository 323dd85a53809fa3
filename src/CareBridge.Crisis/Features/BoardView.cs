using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;

namespace CareBridge.Crisis.Features;

/// <summary>An escalation as the crisis team sees it: what it takes to answer, and no more.</summary>
/// <param name="ParticipantId">Null when it could not be disclosed and accounted for.</param>
/// <param name="Notice">Accompanies what is disclosed under a consent (42 CFR 2.32).</param>
/// <param name="Instruction">What to do while the participant is not shown.</param>
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
    Guid? ParticipantId,
    string? Notice,
    string? Instruction)
{
    private const string CallBack =
        "Who this is about cannot be shown at the moment. Call the raising organization back at once.";

    public static BoardView Of(Escalation escalation, KnownOrganization? raiser, Grounds grounds) => new(
        escalation.Id,
        escalation.Version,
        escalation.Severity,
        escalation.Status,
        new Organization(escalation.RaisingOrganizationId, raiser?.Name, raiser?.Phone),
        escalation.RaisedAt,
        escalation.NotifiedAt,
        escalation.AcknowledgedAt,
        escalation.AcknowledgedBy,
        grounds == Grounds.None ? null : escalation.ParticipantId,
        grounds == Grounds.Consent ? RedisclosureNotice.Text : null,
        grounds == Grounds.None ? CallBack : null);

    /// <param name="Name">Null while Directory has not announced it.</param>
    internal sealed record Organization(Guid Id, string? Name, string? Phone);
}

/// <summary>What showing a participant to the crisis team rests on.</summary>
internal enum Grounds
{
    /// <summary>Nothing: they are not shown.</summary>
    None,
    Consent,

    /// <summary>42 CFR 2.51.</summary>
    MedicalEmergency,
}
