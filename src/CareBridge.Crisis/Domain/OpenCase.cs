namespace CareBridge.Crisis.Domain;

/// <summary>
/// The one open escalation that an organization has raised about a participant: the key keeps two who raise one at the
/// same instant from making two. What other organizations raise is theirs, and they must not learn of this one.
/// </summary>
internal sealed class OpenCase
{
    public required Guid OrganizationId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid EscalationId { get; init; }

    public static OpenCase Of(Escalation escalation) => new()
    {
        OrganizationId = escalation.RaisingOrganizationId,
        ParticipantId = escalation.ParticipantId,
        EscalationId = escalation.Id,
    };
}
