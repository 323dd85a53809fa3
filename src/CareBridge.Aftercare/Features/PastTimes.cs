using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Features;

/// <summary>When something was that is recorded afterwards.</summary>
internal static class PastTimes
{
    /// <summary>How far a caller's clock may be ahead of ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(90);

    public static bool IsRecent(DateTimeOffset at, DateTimeOffset recorded) =>
        at <= recorded + Skew && at >= recorded - Oldest;

    /// <param name="recorded">When it is recorded, or was.</param>
    public static Check Recent(this Check check, DateTimeOffset at, DateTimeOffset recorded, string field) => check
        .That(at <= recorded + Skew, field, "Not in the future.")
        .That(at >= recorded - Oldest, field, $"Not more than {Oldest.Days} days ago.");
}
