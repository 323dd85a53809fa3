namespace CareBridge.Consent.Domain;

/// <summary>
/// A time as the store gives it back, so that what was hashed or compared before saving still matches after.
/// </summary>
internal static class StoredTime
{
    public static DateTimeOffset Of(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
