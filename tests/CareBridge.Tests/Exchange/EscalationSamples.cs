using CareBridge.Contracts.Crisis;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Tests.Exchange;

/// <summary>Escalations in each of their states, as resources.</summary>
internal static class EscalationSamples
{
    private static readonly DateTimeOffset Noon = ExchangeWorld.Noon;

    public static IEnumerable<Projection> All =>
    [
        .. Enum.GetValues<EscalationStatus>().SelectMany(status => Map(Standing(status))),
        .. Enum.GetValues<CrisisDisposition>().SelectMany(end => Map(
            Standing(EscalationStatus.Resolved) with { Disposition = end })),
    ];

    /// <summary>One that has come as far, an hour for each step.</summary>
    public static EscalationChanged Standing(EscalationStatus status) => new()
    {
        EscalationId = Guid.CreateVersion7(),
        Version = 1 + (int)status,
        ParticipantId = Guid.CreateVersion7(),
        RaisingOrganizationId = Guid.CreateVersion7(),
        CrisisTeamId = Guid.CreateVersion7(),
        Severity = Severity.High,
        Status = status,
        RaisedAt = Noon,
        AcknowledgedAt = Reached(status, EscalationStatus.Acknowledged),
        ContactAt = Reached(status, EscalationStatus.InContact),
        ResolvedAt = Reached(status, EscalationStatus.Resolved),
        Disposition = status == EscalationStatus.Resolved ? CrisisDisposition.StayedSafe : null,
        ChangedAt = Noon.AddHours((int)status),
    };

    private static IEnumerable<Projection> Map(EscalationChanged message) =>
    [
        FlagMapper.Map(message), RiskAssessmentMapper.Map(message), CommunicationRequestMapper.Map(message),
        CrisisRequestMapper.Map(message), CrisisTaskMapper.Map(message), .. CrisisCommunicationMapper.Map(message),
    ];

    private static DateTimeOffset? Reached(EscalationStatus status, EscalationStatus wanted) =>
        status >= wanted ? Noon.AddHours((int)wanted) : null;
}
