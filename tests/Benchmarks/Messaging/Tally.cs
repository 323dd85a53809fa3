namespace CareBridge.Benchmarks.Messaging;

/// <summary>How many have arrived.</summary>
internal sealed class Tally
{
    private int _count;

    public int Value => Volatile.Read(ref _count);

    public void Count() => Interlocked.Increment(ref _count);
}
