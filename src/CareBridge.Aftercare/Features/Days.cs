namespace CareBridge.Aftercare.Features;

/// <summary>Days as people name them, wherever they are.</summary>
internal static class Days
{
    public const string NotInTheFuture = "Not a day in the future.";

    /// <summary>Somewhere on earth tomorrow has begun already.</summary>
    public static DateOnly Latest(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);

    /// <summary>What was due before it is overdue everywhere: where days end last it is still this day.</summary>
    public static DateOnly Earliest(DateTimeOffset now) =>
        DateOnly.FromDateTime(now.UtcDateTime.AddHours(-12));
}
