namespace CareBridge.Testing;

/// <summary>
/// A clock that moves only when told to; its timers fire in their order as it is moved past them. One that would fire
/// more often than <see cref="MostTimes"/> in one move leaves some out, evenly: a year has too many seconds.
/// </summary>
public sealed class FixedClock(DateTimeOffset start) : TimeProvider
{
    private const int MostTimes = 1000;

    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = start.ToUniversalTime();

    public FixedClock()
        : this(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    public void MoveTo(DateTimeOffset then)
    {
        var distance = then - GetUtcNow();
        while (NextDue(then, distance) is { } due)
            due.Fire();
        lock (_gate)
            _now = then > _now ? then.ToUniversalTime() : _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private Timer? NextDue(DateTimeOffset then, TimeSpan distance)
    {
        lock (_gate)
        {
            if (_timers.Where(timer => timer.Due <= then).MinBy(timer => timer.Due) is not { } next)
                return null;

            _now = next.Due > _now ? next.Due : _now;
            if (next.Period > TimeSpan.Zero)
                next.Due += next.Period * Math.Max(1, distance.Ticks / (next.Period.Ticks * MostTimes));
            else
                _timers.Remove(next);
            return next;
        }
    }

    private sealed class Timer(FixedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool dueNow;
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                dueNow = dueTime == TimeSpan.Zero;
                Period = period;
                Due = clock._now + (dueNow ? period : dueTime);
                if (dueNow ? period > TimeSpan.Zero : dueTime > TimeSpan.Zero)
                    clock._timers.Add(this);
            }

            // As with the system's timers: on another thread, and not under the caller's locks.
            if (dueNow)
                ThreadPool.QueueUserWorkItem(_ => Fire());
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
