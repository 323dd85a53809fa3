namespace CareBridge.Platform.Messaging;

/// <summary>Outbox rows have the time in their ids, UUIDv7: the first 48 bits, in milliseconds.</summary>
internal static class MessageIds
{
    /// <summary>When the message was saved; null of one that came without an id and has a derived one.</summary>
    public static DateTimeOffset? SavedAt(Guid messageId)
    {
        if (messageId.Version != 7) return null;
        Span<byte> bytes = stackalloc byte[16];
        messageId.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = 0L;
        foreach (var part in bytes[..6]) milliseconds = (milliseconds << 8) | part;
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }
}
