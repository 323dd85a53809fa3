using System.Security.Cryptography;
using System.Text.Json;

namespace CareBridge.Consent.Domain;

/// <summary>Binds every line of the accounting to all lines before it, so that none can be edited quietly.</summary>
internal static class AccountingChain
{
    /// <summary>What stands before the first line.</summary>
    public static string Genesis { get; } = new('0', 64);

    /// <summary>Covers every column. A JSON array, for texts put end to end could be cut elsewhere unnoticed.</summary>
    public static string Hash(string previousHash, DisclosureRecord line) => HashOf(new object?[]
    {
        previousHash,
        line.Sequence,
        line.DisclosureId,
        line.Part,
        line.QuestionHash,
        line.ParticipantId,
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
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)));
}
