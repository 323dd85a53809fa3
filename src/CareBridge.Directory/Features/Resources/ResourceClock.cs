using CareBridge.Directory.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Directory.Features.Resources;

/// <summary>Today, and since when an entry counts as stale (<c>Resources:StaleAfterDays</c>).</summary>
internal sealed class ResourceClock(TimeProvider time, IConfiguration configuration)
{
    private readonly int _days = Days(configuration);

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public bool IsStale(LocalResource resource) => Freshness.IsStale(resource.VerifiedOn, Today, _days);

    private static int Days(IConfiguration configuration) =>
        configuration.GetValue<int?>("Resources:StaleAfterDays") switch
        {
            null => Freshness.DefaultDays,
            > 0 and { } days => days,
            _ => throw new UsageException("Resources:StaleAfterDays is a number of days, at least 1."),
        };
}
