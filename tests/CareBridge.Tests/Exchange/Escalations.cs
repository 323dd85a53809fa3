using CareBridge.Contracts.Crisis;

namespace CareBridge.Tests.Exchange;

internal static class Escalations
{
    /// <summary>The community has raised a crisis.</summary>
    public static EscalationChanged Escalation(this ExchangeWorld world, Guid participant) => new()
    {
        EscalationId = Guid.CreateVersion7(),
        Version = 1,
        ParticipantId = participant,
        RaisingOrganizationId = world.Community,
        Severity = Severity.High,
        Status = EscalationStatus.Raised,
        RaisedAt = ExchangeWorld.Noon,
        ChangedAt = ExchangeWorld.Noon,
    };
}
