using System.Reflection;
using CareBridge.Contracts.Retention;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Platform.Retention;

/// <summary>
/// Messages from before somebody's records were deleted, such as one that was kept as failed and is handled again. They
/// must not bring anything back.
/// </summary>
internal static class LateMessages
{
    /// <summary>Whose records go last: with them all is gone.</summary>
    private const string Identities = "directory";

    /// <returns>
    /// What was deleted since it was sent of whom it is about; null when it is about nobody, or tells of the deletion:
    /// whoever handles that keeps it first, and must be able to do the rest when it comes again.
    /// </returns>
    public static IQueryable<Disposition>? DispositionsSince<TMessage>(
        this ServiceDbContext store, TMessage message, Guid messageId)
        where TMessage : class
    {
        if (message is RecordsDisposed || Participant<TMessage>.Of(message) is not { } participantId) return null;
        var born = BornAt(messageId);
        var own = store.Model.GetDefaultSchema();
        var source = Participant<TMessage>.Source;
        return store.Dispositions.Where(
            one => one.ParticipantId == participantId && one.DisposedAt >= born
                && (one.Service == own || one.Service == source || one.Service == Identities));
    }

    /// <summary>The outbox makes ids by the clock (RFC 9562, version 7); another may be as old as can be.</summary>
    private static DateTimeOffset BornAt(Guid messageId)
    {
        if (messageId.Version != 7) return DateTimeOffset.UnixEpoch;
        var milliseconds = Convert.ToInt64(messageId.ToString("N")[..12], 16);
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }

    private static class Participant<TMessage>
    {
        private static readonly PropertyInfo? Property = typeof(TMessage).GetProperty("ParticipantId");

        /// <summary>The service whose message it is: contracts lie in folders by service.</summary>
        public static readonly string Source = typeof(TMessage).Namespace!.Split('.')[^1].ToLowerInvariant();

        public static Guid? Of(TMessage message) => (Guid?)Property?.GetValue(message);
    }
}
