using CareBridge.Portal.Delivery;
using CareBridge.Portal.Domain;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Portal.Notices;

/// <summary>A network whose clock the tests move; it begins at noon.</summary>
public sealed class ClockedNoticeHost : NoticeHost
{
    public ClockedNoticeHost()
        : this(new FixedClock(TimeProvider.System.GetUtcNow().Date.AddHours(12)))
    {
    }

    private ClockedNoticeHost(FixedClock clock)
        : base(clock) => Clock = clock;

    public FixedClock Clock { get; }

    /// <summary>Half a second goes by, if nothing is just being sent: whoever sends has its patience by this clock, and
    /// works by another.</summary>
    internal async Task StepAsync()
    {
        var now = Clock.GetUtcNow();
        var latest = now + DeliveryTimeouts.Claim;
        var isSending = await InStoreAsync(store => store.Dispatches.AnyAsync(
            d => d.Status == DispatchStatus.Waiting && d.ClaimedUntil > now && d.ClaimedUntil <= latest));
        if (!isSending) Clock.Advance(TimeSpan.FromMilliseconds(500));
    }
}
