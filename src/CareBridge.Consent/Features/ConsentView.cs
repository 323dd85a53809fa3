using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Features;

/// <summary>A consent as its parties read it: with codes for programs and words for people.</summary>
internal sealed record ConsentView
{
    public required Guid Id { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    public required ConsentStatus Status { get; init; }

    public required IReadOnlyList<Guid> DiscloserOrganizationIds { get; init; }

    public required IReadOnlyList<Guid> RecipientOrganizationIds { get; init; }

    public required IReadOnlyList<Described<DisclosureCategory>> Categories { get; init; }

    public required IReadOnlyList<Described<PurposeOfUse>> Purposes { get; init; }

    public required Guid RequestedBy { get; init; }

    public required Guid RequestingOrganizationId { get; init; }

    public Guid? ReferralId { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required StatementTexts Statements { get; init; }

    public SignatureView? Signature { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? DeclinedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public static ConsentView Of(ConsentRecord consent) => new()
    {
        Id = consent.Id,
        Version = consent.Version,
        ParticipantId = consent.ParticipantId,
        Status = consent.Status,
        DiscloserOrganizationIds = consent.Terms.DiscloserOrganizationIds,
        RecipientOrganizationIds = consent.Terms.RecipientOrganizationIds,
        Categories = [.. consent.Terms.Categories.Select(Describe)],
        Purposes = [.. consent.Terms.Purposes.Select(Describe)],
        RequestedBy = consent.RequestedBy,
        RequestingOrganizationId = consent.RequestingOrganizationId,
        ReferralId = consent.ReferralId,
        RequestedAt = consent.RequestedAt,
        Statements = StatementTexts.Current,
        Signature = consent is { SignedName: { } name, GrantedAt: { } at } ? new SignatureView(name, at) : null,
        ExpiresAt = consent.ExpiresAt,
        DeclinedAt = consent.DeclinedAt,
        RevokedAt = consent.RevokedAt,
        ChangedAt = consent.ChangedAt,
    };

    public static Described<DisclosureCategory> Describe(DisclosureCategory category) =>
        new(category, PlainWords.Describe(category));

    public static Described<PurposeOfUse> Describe(PurposeOfUse purpose) => new(purpose, PlainWords.Describe(purpose));
}

/// <param name="Description">In plain words, to the participant.</param>
internal sealed record Described<TCode>(TCode Code, string Description);

internal sealed record SignatureView(string Name, DateTimeOffset SignedAt);

/// <summary>What the participant reads before signing, and signed under.</summary>
internal sealed record StatementTexts(
    string Version, string RightToRevoke, string Redisclosure, string Refusal, string CounsellingNotes)
{
    public static StatementTexts Current { get; } = new(
        ConsentStatements.Version,
        ConsentStatements.RightToRevoke,
        ConsentStatements.Redisclosure,
        ConsentStatements.Refusal,
        ConsentStatements.CounsellingNotes);
}
