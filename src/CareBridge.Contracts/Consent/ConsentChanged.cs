namespace CareBridge.Contracts.Consent;

/// <summary>A Part 2 consent as it stands after <see cref="Version"/>.</summary>
public sealed record ConsentChanged
{
    public required Guid ConsentId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    public required ConsentStatus Status { get; init; }

    /// <summary>Who may disclose (42 CFR 2.31(a)(2)).</summary>
    public required IReadOnlyList<Guid> DiscloserOrganizationIds { get; init; }

    /// <summary>To whom (42 CFR 2.31(a)(4)).</summary>
    public required IReadOnlyList<Guid> RecipientOrganizationIds { get; init; }

    /// <summary>
    /// Named persons who alone may receive it, at those organizations or on their own; empty: all there.
    /// </summary>
    public IReadOnlyList<Guid> RecipientPersonIds { get; init; } = [];

    public required IReadOnlyList<DisclosureCategory> Categories { get; init; }

    public required IReadOnlyList<PurposeOfUse> Purposes { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The member of staff or the client that asked for it; null in messages of earlier releases.</summary>
    public Guid? RequestedBy { get; init; }

    /// <summary>How often the participant has been reminded that it waits for them.</summary>
    public int RemindersSent { get; init; }

    public DateTimeOffset? GrantedAt { get; init; }

    /// <summary>When the consent ends by itself (42 CFR 2.31(a)(7)).</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What ends it besides (42 CFR 2.31(a)(7)).</summary>
    public ExpiryEvent? ExpiryEvent { get; init; }

    /// <summary>When it begins, if later than it was signed.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Who signed for the participant (42 CFR 2.31(a)(8)); null until the consent is granted.</summary>
    public SignerRole? Signer { get; init; }

    /// <summary>A guardian who signed besides (42 CFR 2.14).</summary>
    public DateTimeOffset? GuardianSignedAt { get; init; }

    public SignatureMethod? SignatureMethod { get; init; }

    /// <summary>Who saw it signed on paper.</summary>
    public Guid? WitnessedBy { get; init; }

    /// <summary>Which wording of the form was signed.</summary>
    public string? FormVersionCode { get; init; }

    /// <summary>BCP 47, of the form.</summary>
    public string? LanguageCode { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
