using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Features;

/// <summary>
/// A grant as people send it. Nothing is required of the JSON, so that a missing element is answered with its name.
/// </summary>
internal record GrantInput
{
    public IReadOnlyList<DisclosureCategory>? Categories { get; init; }

    public IReadOnlyList<Guid>? RecipientOrganizationIds { get; init; }

    public IReadOnlyList<Guid>? RecipientPersonIds { get; init; }

    public IReadOnlyList<PurposeOfUse>? Purposes { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public ExpiryEvent? ExpiryEvent { get; init; }

    /// <summary>Of the form that was read.</summary>
    public Language Language { get; init; }

    public string? FormVersion { get; init; }

    public SignatureInput? Signature { get; init; }

    public StatementsInput? Statements { get; init; }

    public ConsentGrant ToDomain() => new()
    {
        Categories = Categories,
        RecipientOrganizationIds = RecipientOrganizationIds,
        RecipientPersonIds = RecipientPersonIds,
        Purposes = Purposes,
        StartsAt = StartsAt,
        ExpiresAt = ExpiresAt,
        ExpiryEvent = ExpiryEvent,
        Language = Language,
        FormVersion = FormVersion,
        SignedName = Signature?.Name,
        Method = Signature?.Drawing is null ? SignatureMethod.TypedName : SignatureMethod.Drawn,
        RightToRevokeRead = Statements?.RightToRevoke == true,
        RedisclosureRead = Statements?.Redisclosure == true,
        RefusalRead = Statements?.Refusal == true,
    };
}

/// <param name="Drawing">Drawn with a finger or pen; the name stands beside it.</param>
internal sealed record SignatureInput(string? Name, DocumentInput? Drawing);

internal sealed record StatementsInput(bool? RightToRevoke, bool? Redisclosure, bool? Refusal);

/// <param name="ContentType"><c>application/pdf</c>, <c>image/png</c> or <c>image/jpeg</c>.</param>
/// <param name="Data">Base64.</param>
internal sealed record DocumentInput(string? ContentType, byte[]? Data)
{
    /// <summary>Of a request: a scan in base64, and what stands beside it.</summary>
    public const int MaxRequestBytes = (ConsentDocument.MaxBytes / 3 * 4) + (64 * 1024);

    /// <param name="field">Where the request has it, for the error.</param>
    public ConsentDocument ToDomain(
        Guid consentId, Guid addedBy, string field, DateTimeOffset at, int maxBytes = ConsentDocument.MaxBytes) =>
        ConsentDocument.Keep(consentId, ContentType, Data, maxBytes, addedBy, field, at);
}
