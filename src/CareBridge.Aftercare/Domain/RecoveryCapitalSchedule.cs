using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>When a BARC-10 is due: at the beginning, and so many days after each.</summary>
internal static class RecoveryCapitalSchedule
{
    /// <param name="lastAt">When there was one; null while there was none.</param>
    /// <returns>Null when none is agreed.</returns>
    public static DateOnly? NextOn(CheckInAgreement agreement, DateTimeOffset? lastAt)
    {
        if (agreement.Terms.RecoveryCapitalEveryDays is not { } days) return null;
        return lastAt is { } at
            ? new LocalClock(agreement.Terms.TimeZone).DayOf(at).AddDays(days)
            : agreement.Terms.StartsOn;
    }
}
