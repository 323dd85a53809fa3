using CareBridge.Testing;

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
}
