namespace CareBridge.Aftercare.Domain.Offline;

/// <summary>When a phone says that something was made.</summary>
/// <param name="Sequence">The phone's own count; each number once, and never less than one before.</param>
/// <param name="MadeAt">By the phone's clock, which may be wrong and may have been set since.</param>
internal sealed record OfflineMoment(long Sequence, DateTimeOffset MadeAt);
