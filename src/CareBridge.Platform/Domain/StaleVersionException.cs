namespace CareBridge.Platform.Domain;

/// <summary>Somebody else changed it since the version the caller names. Becomes 412.</summary>
public sealed class StaleVersionException(long expected, long actual)
    : Exception($"Version {expected} is no longer current; it is at version {actual}.")
{
    public long Expected { get; } = expected;

    public long Actual { get; } = actual;
}
