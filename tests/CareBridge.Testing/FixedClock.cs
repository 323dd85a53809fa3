namespace CareBridge.Testing;

/// <summary>
/// A clock that moves only when told to; its timers fire in their order as it is moved past them. What would come more
/// often than <see cref="MostTimes"/> in one move, be it one timer or one after the other, leaves some out, evenly: a
/// year has too many seconds. The last time is when the move ends.
/// </summary>
public sealed class FixedClock(DateTimeOffset start) : TimeProvider
{
    private const int MostTimes = 100;

    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = start.ToUniversalTime();
    private Move? _move;

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
        Move move;
        lock (_gate)
        {
            move = new Move(then.ToUniversalTime(), (then - _now) / MostTimes);
            // Several may move it at once: the farthest way is the one that would take long.
            if (_move is null || _move.End < move.End) _move = move;
        }
        while (NextDue(move) is { } due)
            due.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <returns>Null when the clock has come to the end of the move.</returns>
    private Timer? NextDue(Move move)
    {
        lock (_gate)
        {
            if (_timers.Where(timer => timer.Due <= move.End).MinBy(timer => timer.Due) is not { } next)
            {
                _now = move.End > _now ? move.End : _now;
                if (_move == move) _move = null;
                return null;
            }
            _now = next.Due > _now ? next.Due : _now;
            if (next.Period > TimeSpan.Zero)
                next.Due = DueAfter(next.Due, next.Period);
            else
                _timers.Remove(next);
            return next;
        }
    }

    private DateTimeOffset DueAfter(DateTimeOffset from, TimeSpan time)
    {
        if (_move is not { } move || move.Step <= time || from >= move.End) return from + time;
        return from + move.Step < move.End ? from + move.Step : move.End;
    }

    private sealed record Move(DateTimeOffset End, TimeSpan Step);

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
                Due = clock.DueAfter(clock._now, dueNow ? period : dueTime);
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
