namespace CareBridge.Directory.Domain;

/// <summary>How far what is said of a local resource can be relied on.</summary>
internal static class Freshness
{
    /// <summary>Half a year: homes, jobs and rides change faster than clinics do.</summary>
    public const int DefaultDays = 180;

    public const int MostDays = 36_500;

    /// <summary>Nobody has made sure of it for too long, or ever.</summary>
    public static bool IsStale(DateOnly? verifiedOn, DateOnly today, int days) =>
        verifiedOn is not { } day || day < today.AddDays(-days);
}
