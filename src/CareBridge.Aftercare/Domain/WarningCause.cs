using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>The rule and the fact that a warning came from. One fact meets one rule once, whoever finds it.</summary>
internal sealed class WarningCause
{
    public required Guid Id { get; init; }

    public required Guid WarningId { get; init; }

    public required WarningSignal Signal { get; init; }

    public required int Threshold { get; init; }

    public required int Measured { get; init; }

    public Guid? CheckInId { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    public static Guid IdOf(Guid participantId, Guid organizationId, WarningFinding finding) => DerivedId.Of(
        "cause of a warning", participantId, $"{organizationId} {finding.Signal} {finding.Key}");

    public static WarningCause Of(Warning warning, WarningFinding finding, DateTimeOffset at) => new()
    {
        Id = IdOf(warning.ParticipantId, warning.OrganizationId, finding),
        WarningId = warning.Id,
        Signal = finding.Signal,
        Threshold = finding.Threshold,
        Measured = finding.Measured,
        CheckInId = finding.CheckInId,
        FoundAt = at,
    };
}
