using System.Security.Cryptography;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>A drawn signature, a scanned form or a letter that revokes, as it was handed in. Never changed.</summary>
internal sealed class ConsentDocument
{
    /// <summary>Bytes; a scanned page has a tenth of it.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Of a drawing made with a finger.</summary>
    public const int MaxDrawingBytes = 100 * 1024;

    private ConsentDocument()
    {
    }

    public Guid Id { get; private init; }

    public Guid ConsentId { get; private init; }

    public string ContentType { get; private init; } = null!;

    public byte[] Content { get; private init; } = null!;

    /// <summary>SHA-256, in hexadecimal.</summary>
    public string Hash { get; private init; } = null!;

    public Guid AddedBy { get; private init; }

    public DateTimeOffset AddedAt { get; private init; }

    /// <param name="field">Where the request has it, for the error.</param>
    /// <exception cref="InvalidRequestException">It is not what it says, or too large.</exception>
    public static ConsentDocument Keep(
        Guid consentId,
        string? contentType,
        byte[]? content,
        int maxBytes,
        Guid addedBy,
        string field,
        DateTimeOffset at)
    {
        at = at.AsKept();
        var isKnown = FileFormats.Scans.Contains(contentType);
        new Check()
            .That(isKnown, $"{field}.contentType", $"One of: {string.Join(", ", FileFormats.Scans)}.")
            .That(
                content?.Length is > 0 && content.Length <= maxBytes,
                $"{field}.data",
                $"Required, in base64, at most {maxBytes / 1024} KB.")
            .That(
                !isKnown || content is null || FileFormats.Fits(contentType, content),
                $"{field}.data",
                "Its content is not of that type.")
            .ThrowIfAny();
        return new ConsentDocument
        {
            Id = Guid.CreateVersion7(at),
            ConsentId = consentId,
            ContentType = contentType!,
            Content = content!,
            Hash = HashOf(content!),
            AddedBy = addedBy,
            AddedAt = at,
        };
    }

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
