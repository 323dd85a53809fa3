namespace CareBridge.Contracts.Consent;

/// <summary>Consents and revocations that another organization's system hands in.</summary>
public interface IConsentFilings
{
    /// <summary>Takes it as it is or not at all. Repeating it under one id changes nothing.</summary>
    Task<ConsentChanged> FileAsync(FileConsent question, CancellationToken cancellation);

    /// <summary>
    /// A revocation that the participant has given to an organization the consent names. It takes effect before the
    /// answer.
    /// </summary>
    Task<ConsentChanged> RevokeAsync(FileRevocation question, CancellationToken cancellation);
}

public sealed record FileConsent
{
    public required Guid ConsentId { get; init; }

    /// <summary>
    /// Whether the id is the client's own choice. Others may know which id of version 8 something will get, so such a
    /// one is taken only for what the organization has filed already.
    /// </summary>
    public bool ClientChoseId { get; init; }

    public required Guid FilingOrganizationId { get; init; }

    /// <summary>The client that files it.</summary>
    public required Guid FiledBy { get; init; }

    public required Guid ParticipantId { get; init; }

    public required IReadOnlyList<Guid> DiscloserOrganizationIds { get; init; }

    public required IReadOnlyList<Guid> RecipientOrganizationIds { get; init; }

    public IReadOnlyList<Guid> RecipientPersonIds { get; init; } = [];

    public required IReadOnlyList<DisclosureCategory> Categories { get; init; }

    public required IReadOnlyList<PurposeOfUse> Purposes { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Null asks the participant to consent. Otherwise they have signed already, which an organization may say of its
    /// own disclosures only.
    /// </summary>
    public FiledSignature? Signature { get; init; }
}

/// <param name="SignedAt">When the participant signed on paper (42 CFR 2.31(a)(9)).</param>
/// <param name="Form">A sealed <see cref="FiledForm"/>.</param>
public sealed record FiledSignature(DateTimeOffset SignedAt, SignerRole Signer, SealedContent Form);

/// <param name="ContentType"><c>application/pdf</c>, <c>image/png</c> or <c>image/jpeg</c>.</param>
public sealed record FiledForm(string SignedName, string ContentType, byte[] Scan);

/// <param name="TakenBy">The client or member of staff who took it.</param>
/// <param name="ReceivedAt">When they took it; now, by Consent's clock, if they do not say.</param>
public sealed record FileRevocation(
    Guid ConsentId, Guid OrganizationId, Guid TakenBy, RevocationManner Manner, DateTimeOffset? ReceivedAt = null);

/// <summary>How a participant has revoked (42 CFR 2.31(a)(6): in writing, and orally where the law allows).</summary>
public enum RevocationManner
{
    /// <summary>By themselves, in CareBridge.</summary>
    InCareBridge,
    Written,
    Spoken,
}
