using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Domain;

/// <summary>A participant in crisis, on the way to a responder who takes ownership.</summary>
internal sealed class Escalation : Aggregate, ISorted
{
    private static readonly Lifecycle<EscalationStatus> Lifecycle = new(
        (EscalationStatus.Raised, [EscalationStatus.Notified, EscalationStatus.Acknowledged]),
        (EscalationStatus.Notified, [EscalationStatus.Acknowledged]));

    private Escalation()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid RaisingOrganizationId { get; private init; }

    public Guid RaisedBy { get; private init; }

    public Screen Screen { get; private init; } = null!;

    public Severity Severity { get; private init; }

    /// <summary>Null while no crisis team is known.</summary>
    public Guid? CrisisTeamId { get; private set; }

    public EscalationStatus Status { get; private set; }

    public DateTimeOffset RaisedAt { get; private init; }

    public DateTimeOffset? NotifiedAt { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public Guid? AcknowledgedBy { get; private set; }

    public string SortKey { get; private init; } = null!;

    public Concern Concern => new(ParticipantId, RaisingOrganizationId, Screen);

    public static Escalation Raise(Guid id, Concern concern, Guid raisedBy, Guid? crisisTeamId, DateTimeOffset at)
    {
        var escalation = new Escalation
        {
            Id = id,
            ParticipantId = concern.ParticipantId,
            RaisingOrganizationId = concern.RaisingOrganizationId,
            RaisedBy = raisedBy,
            Screen = concern.Screen,
            Severity = concern.Screen.Triage(),
            CrisisTeamId = crisisTeamId,
            Status = EscalationStatus.Raised,
            RaisedAt = at,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
        escalation.Changed(at);
        return escalation;
    }

    /// <summary>Gives an escalation that no team takes yet to one.</summary>
    public void Route(Guid crisisTeamId, DateTimeOffset at)
    {
        if (CrisisTeamId is not null) throw new RefusedException("already-routed", "A crisis team has it already.");
        CrisisTeamId = crisisTeamId;
        Changed(at);
    }

    /// <summary>Notes that the team has been told.</summary>
    public void Notify(DateTimeOffset at)
    {
        MoveTo(EscalationStatus.Notified, at);
        NotifiedAt = at;
    }

    /// <summary>A responder takes ownership; the first one does.</summary>
    /// <exception cref="RefusedException">Another responder has it.</exception>
    public void Acknowledge(Guid responderId, DateTimeOffset at)
    {
        if (AcknowledgedBy == responderId) return;
        if (AcknowledgedBy is not null)
            throw new RefusedException("already-acknowledged", "Another responder has acknowledged it.");
        MoveTo(EscalationStatus.Acknowledged, at);
        AcknowledgedAt = at;
        AcknowledgedBy = responderId;
    }

    public override object ToMessage(ISeal seal) => new EscalationChanged
    {
        EscalationId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        RaisingOrganizationId = RaisingOrganizationId,
        CrisisTeamId = CrisisTeamId,
        Severity = Severity,
        Status = Status,
        RaisedAt = RaisedAt,
        AcknowledgedAt = AcknowledgedAt,
        ChangedAt = ChangedAt,
    };

    private void MoveTo(EscalationStatus next, DateTimeOffset at)
    {
        Status = Lifecycle.Move(Status, next);
        Changed(at);
    }
}
