namespace CareBridge.Exchange.Storage;

/// <summary>Gives each new resource its place: the time in ticks, and never twice the same in this process.</summary>
internal sealed class Positions(TimeProvider time)
{
    private long _last;

    public long Next()
    {
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(last + 1, time.GetUtcNow().UtcTicks);
            if (Interlocked.CompareExchange(ref _last, next, last) == last) return next;
        }
    }
}
