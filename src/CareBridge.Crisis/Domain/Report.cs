namespace CareBridge.Crisis.Domain;

/// <summary>
/// That somebody raised a crisis, as they did it. The first about a participant makes an escalation under its own id;
/// those that come while that one is open join it.
/// </summary>
internal sealed class Report
{
    /// <summary>Of the caller's choice.</summary>
    public required Guid Id { get; init; }

    public required Guid EscalationId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid RaisedBy { get; init; }

    public required Screen Screen { get; init; }

    public required DateTimeOffset At { get; init; }

    public Report JoiningTo(Guid escalationId) => new()
    {
        Id = Id,
        EscalationId = escalationId,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        RaisedBy = RaisedBy,
        Screen = Screen,
        At = At,
    };

    public Concern Concern => new(ParticipantId, OrganizationId, Screen);
}
