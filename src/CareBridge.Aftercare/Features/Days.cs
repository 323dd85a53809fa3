namespace CareBridge.Aftercare.Features;

/// <summary>Days as people name them, wherever they are.</summary>
internal static class Days
{
    public const string NotInTheFuture = "Not a day in the future.";

    /// <summary>Somewhere on earth tomorrow has begun already.</summary>
    public static DateOnly Latest(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);

    /// <summary>The day that it still is where the day ends last: what was due before it is overdue everywhere.</summary>
    public static DateOnly Earliest(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime.AddHours(-12));
}
