using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace CareBridge.Consent.Domain;

/// <summary>
/// Binds every line of a participant's accounting to the line before it, so that none can be edited quietly.
/// </summary>
internal static class AccountingChain
{
    public const int HashLength = 64;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <summary>What stands before the first line.</summary>
    public static string Genesis { get; } = new('0', HashLength);

    /// <summary>
    /// Covers every column but the hash itself. A JSON array, for texts put end to end could be cut elsewhere
    /// unnoticed.
    /// </summary>
    /// <param name="sequence">The line's own, or another place where it may have come from.</param>
    public static string Hash(DisclosureRecord line, long sequence) => HashOf(new object?[]
    {
        line.PreviousHash,
        line.ParticipantId,
        sequence,
        line.Id,
        line.SortKey,
        line.DisclosureId,
        line.Part,
        line.QuestionHash,
        line.DiscloserOrganizationId,
        line.ConsentId,
        line.RecipientOrganizationId,
        line.RecipientId,
        line.Purpose,
        line.EmergencyDisclosedBy,
        line.EmergencyNatureCode,
        line.BreakGlassId,
        line.DisclosedAt.UtcTicks,
        line.Items,
    });

    public static string HashOf<T>(T content) =>
        HashOf(content, (json, value) => JsonSerializer.Serialize(json, value));

    /// <param name="write">Writes all that is to be covered, and the same for what is the same.</param>
    public static string HashOf<T>(T content, Action<Utf8JsonWriter, T> write)
    {
        // A question about a thousand resources is large, and would be garbage of the lasting kind each time.
        var buffer = _buffer ??= new ArrayBufferWriter<byte>();
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer)) write(json, content);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }
}
