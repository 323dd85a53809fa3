using System.Reflection;
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

    public static async Task<bool> IsOfDisposedAsync<TMessage>(
        this ServiceDbContext store, TMessage message, Guid messageId, CancellationToken cancellation)
        where TMessage : class
    {
        if (Participant<TMessage>.Of(message) is not { } participantId) return false;
        var born = BornAt(messageId);
        var own = store.Model.GetDefaultSchema();
        var source = Participant<TMessage>.Source;
        return await store.Dispositions.AnyAsync(
            one => one.ParticipantId == participantId && one.DisposedAt >= born
                && (one.Service == own || one.Service == source || one.Service == Identities),
            cancellation);
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
