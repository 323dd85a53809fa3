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

    public required IReadOnlyList<NamedRecipient> RecipientPersons { get; init; }

    public required IReadOnlyList<Described<DisclosureCategory>> Categories { get; init; }

    public required IReadOnlyList<Described<PurposeOfUse>> Purposes { get; init; }

    public required Guid RequestedBy { get; init; }

    public required Guid RequestingOrganizationId { get; init; }

    public Guid? ReferralId { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The form as it was signed, or as it would be now.</summary>
    public required FormTexts Form { get; init; }

    public required IReadOnlyList<SignatureView> Signatures { get; init; }

    /// <summary>A minor has signed; their guardian has yet to.</summary>
    public required bool AwaitsGuardian { get; init; }

    public DateTimeOffset? GrantedAt { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public ExpiryEvent? ExpiryEvent { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public Revocation? Revocation { get; init; }

    /// <summary>
    /// To whom something was disclosed while the consent was in force: they are told to stop, but keep what they had
    /// relied on (42 CFR 2.31(a)(6)). Said when it is revoked.
    /// </summary>
    public IReadOnlyList<ReliedOn>? AlreadyDisclosed { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <param name="language">Of the form and the words, where it has not been signed in one.</param>
    public static ConsentView Of(ConsentRecord consent, Language language = Language.En) => new()
    {
        Id = consent.Id,
        Version = consent.Version,
        ParticipantId = consent.ParticipantId,
        Status = consent.Status,
        DiscloserOrganizationIds = consent.Terms.DiscloserOrganizationIds,
        RecipientOrganizationIds = consent.Terms.RecipientOrganizationIds,
        RecipientPersons = consent.Terms.RecipientPersons,
        Categories = [.. consent.Terms.Categories.Select(category => Describe(category, language))],
        Purposes = [.. consent.Terms.Purposes.Select(purpose => Describe(purpose, language))],
        RequestedBy = consent.RequestedBy,
        RequestingOrganizationId = consent.RequestingOrganizationId,
        ReferralId = consent.ReferralId,
        RequestedAt = consent.RequestedAt,
        Form = FormTexts.Of(consent, language),
        Signatures = [.. consent.Signatures.Select(SignatureView.Of)],
        AwaitsGuardian = consent is { Status: ConsentStatus.Requested, NeedsGuardian: true },
        GrantedAt = consent.GrantedAt,
        StartsAt = consent.StartsAt,
        ExpiresAt = consent.ExpiresAt,
        ExpiryEvent = consent.ExpiryEvent,
        RevokedAt = consent.RevokedAt,
        Revocation = consent.Revocation,
        ChangedAt = consent.ChangedAt,
    };

    public static Described<DisclosureCategory> Describe(
        DisclosureCategory category, Language language = Language.En) =>
        new(category, PlainWords.Describe(category, language));

    public static Described<PurposeOfUse> Describe(PurposeOfUse purpose, Language language = Language.En) =>
        new(purpose, PlainWords.Describe(purpose, language));
}

/// <param name="Description">In plain words, to the participant.</param>
internal sealed record Described<TCode>(TCode Code, string Description);

internal sealed record ReliedOn(Guid RecipientOrganizationId, int Disclosures, DateTimeOffset LastDisclosedAt);

internal sealed record SignatureView(
    SignerRole Signer,
    string Name,
    SignatureMethod Method,
    DateTimeOffset SignedAt,
    string FormVersion,
    Language Language,
    Guid? DocumentId,
    Guid? WitnessedBy,
    Guid? ExplainedBy)
{
    public static SignatureView Of(Signature signature) => new(
        signature.Signer,
        signature.Name,
        signature.Method,
        signature.SignedAt,
        signature.FormVersion,
        signature.Language,
        signature.DocumentId,
        signature.WitnessedBy,
        signature.ExplainedBy);
}
