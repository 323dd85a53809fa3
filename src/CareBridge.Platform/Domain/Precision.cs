namespace CareBridge.Platform.Domain;

/// <summary>
/// Times as precise as every store keeps them, so that what is answered when something is saved equals what is
/// answered when it is read again.
/// </summary>
public static class Precision
{
    public static DateTimeOffset Now(this TimeProvider time) => time.GetUtcNow().AsKept();

    /// <summary>In UTC, to the microsecond.</summary>
    public static DateTimeOffset AsKept(this DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
