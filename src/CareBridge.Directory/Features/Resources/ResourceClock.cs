using CareBridge.Directory.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Directory.Features.Resources;

/// <summary>Today, and since when an entry counts as stale (<c>Resources:StaleAfterDays</c>).</summary>
internal sealed class ResourceClock(TimeProvider time, IConfiguration configuration)
{
    /// <summary>A day that is over in UTC lasts for so long where it ends last, east of the date line.</summary>
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(12);

    private readonly int _days = Days(configuration);

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Where a day ends last: what is there until a day is there until it is over everywhere.</summary>
    public DateOnly EarliestToday => DateOnly.FromDateTime((time.GetUtcNow() - Furthest).UtcDateTime);

    public bool IsStale(LocalResource resource) => Freshness.IsStale(resource.VerifiedOn, Today, _days);

    private static int Days(IConfiguration configuration) =>
        configuration.GetValue<int?>("Resources:StaleAfterDays") switch
        {
            null => Freshness.DefaultDays,
            > 0 and <= Freshness.MostDays and { } days => days,
            _ => throw new UsageException(
                $"Resources:StaleAfterDays is a number of days, 1 to {Freshness.MostDays}."),
        };
}
