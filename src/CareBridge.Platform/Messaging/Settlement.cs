using System.Collections.Concurrent;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// Counts, for the in-memory transport, which messages every reaction has handled: the transport forgets everything
/// when the process dies, so an outbox row may go only then. A broker keeps its messages itself and reports nothing.
/// </summary>
internal sealed class Settlement
{
    private readonly ConcurrentDictionary<Guid, Pending> _pending = new();

    /// <summary>Calls back once when the message has been handled by that many reactions.</summary>
    public void Await(Guid messageId, int reactions, Action settled) =>
        _pending[messageId] = new Pending(reactions, settled);

    public void Report(Guid messageId)
    {
        if (_pending.TryGetValue(messageId, out var pending) && pending.CountDown())
            _pending.TryRemove(messageId, out _);
    }

    private sealed class Pending(int reactions, Action settled)
    {
        private int _left = reactions;

        public bool CountDown()
        {
            if (Interlocked.Decrement(ref _left) != 0) return false;
            settled();
            return true;
        }
    }
}
