using System.Collections.Concurrent;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// Knows, for the in-memory transport, which messages every reaction has handled: the transport forgets everything
/// when the process dies, so an outbox row may go only then. A broker keeps its messages itself and is not asked.
/// </summary>
internal sealed class Settlement
{
    private readonly ConcurrentDictionary<Guid, Pending> _pending = new();

    /// <summary>
    /// Calls back when one of these reactions has failed for good, and once when all have handled it, which may still
    /// come after that.
    /// </summary>
    public void Await(Guid messageId, IEnumerable<string> reactions, Action settled, Action failed) =>
        _pending[messageId] = new Pending([.. reactions], settled, failed);

    public void Report(Guid messageId, string reaction)
    {
        if (_pending.TryGetValue(messageId, out var pending) && pending.Handled(reaction))
            _pending.TryRemove(messageId, out _);
    }

    public void ReportFailure(Guid messageId)
    {
        if (_pending.TryGetValue(messageId, out var pending)) pending.Failed();
    }

    private sealed class Pending(HashSet<string> left, Action settled, Action failed)
    {
        public void Failed() => failed();

        public bool Handled(string reaction)
        {
            lock (left)
            {
                if (!left.Remove(reaction) || left.Count > 0) return false;
            }
            settled();
            return true;
        }
    }
}
