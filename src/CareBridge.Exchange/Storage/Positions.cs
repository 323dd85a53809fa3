namespace CareBridge.Exchange.Storage;

/// <summary>
/// Counts what comes: the time in ticks, a microsecond apart, and never twice the same in this process.
/// </summary>
internal sealed class Positions(TimeProvider time)
{
    private long _last;

    public long Next()
    {
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var now = time.GetUtcNow().UtcTicks;
            var next = Math.Max(last + TimeSpan.TicksPerMicrosecond, now - (now % TimeSpan.TicksPerMicrosecond));
            if (Interlocked.CompareExchange(ref _last, next, last) == last) return next;
        }
    }

    public static DateTimeOffset ToTime(long position) => new(position, TimeSpan.Zero);
}
