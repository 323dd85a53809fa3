namespace CareBridge.Aftercare.Domain.Offline;

/// <summary>When something was made, as well as can be known.</summary>
internal sealed record PlacedMoment(long Sequence, DateTimeOffset At);
