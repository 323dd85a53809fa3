using System.Collections.Concurrent;
using System.Diagnostics;

namespace CareBridge.EndToEnd.Histories;

/// <summary>Writes down what many do at once.</summary>
public sealed class History
{
    private readonly ConcurrentQueue<HistoryEvent> _events = [];
    private int _reads;

    public IReadOnlyList<HistoryEvent> Events => [.. _events.OrderBy(happened => happened.At)];

    public void Note(ConsentMoment moment, Guid consent, Guid participant) =>
        _events.Enqueue(new ConsentEvent(Stopwatch.GetTimestamp(), moment, consent, participant));

    /// <returns>The number to end it under.</returns>
    public int StartRead(string reader, string instance, string request, Guid? participant)
    {
        var read = Interlocked.Increment(ref _reads);
        _events.Enqueue(new ReadStarted(Stopwatch.GetTimestamp(), read, reader, instance, request, participant));
        return read;
    }

    /// <param name="at">When the whole answer was there; looking through it takes time of its own.</param>
    public void EndRead(
        int read, long at, ReadAnswer answer, IReadOnlyList<Guid> participants, IReadOnlyList<Guid> consents) =>
        _events.Enqueue(new ReadEnded(at, read, answer, participants, consents));
}
