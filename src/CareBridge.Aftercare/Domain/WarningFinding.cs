using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <summary>A rule that a fact has met.</summary>
/// <param name="Key">What it was met by: found again it is the same.</param>
internal sealed record WarningFinding(WarningSignal Signal, int Threshold, int Measured, string Key)
{
    public Guid? CheckInId { get; init; }
}
