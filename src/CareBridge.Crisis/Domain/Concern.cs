using CareBridge.Contracts.Crisis;

namespace CareBridge.Crisis.Domain;

/// <summary>About whom, by which organization, and what was found.</summary>
/// <param name="Screen">Null when it could not be asked.</param>
internal sealed record Concern(Guid ParticipantId, Guid RaisingOrganizationId, Screen? Screen)
{
    public RaiserKind RaisedAs { get; init; } = RaiserKind.Specialist;

    /// <summary>How grave whoever could not ask takes it to be; null when they do not say.</summary>
    public Severity? Judged { get; init; }

    /// <summary>The team practices: the participant is nobody.</summary>
    public bool IsDrill { get; init; }

    /// <summary>What is not known is not taken to be harmless.</summary>
    public Severity Severity => Screen?.Triage() ?? Judged ?? Severity.High;
}
