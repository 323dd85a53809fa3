using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>What a participant is asked to agree to.</summary>
internal sealed record ConsentRequest
{
    private const int MaxOrganizations = 20;

    public required Guid Id { get; init; }

    public required Guid ParticipantId { get; init; }

    public required ConsentTerms Terms { get; init; }

    public required Guid RequestedBy { get; init; }

    public required Guid RequestingOrganizationId { get; init; }

    /// <summary>The referral that waits for the answer, if one does.</summary>
    public Guid? ReferralId { get; init; }

    public Check Check() => new Check()
        .That(Terms.DiscloserOrganizationIds.Count is > 0 and <= MaxOrganizations, Field.Disclosers,
            $"Name 1 to {MaxOrganizations} organizations that may disclose (42 CFR 2.31(a)(2)).")
        .That(Terms.RecipientOrganizationIds.Count is > 0 and <= MaxOrganizations, Field.Recipients,
            $"Name 1 to {MaxOrganizations} organizations that may receive (42 CFR 2.31(a)(4)).")
        .That(Terms.Categories.Count > 0, Field.Categories, "Name what may be disclosed (42 CFR 2.31(a)(3)).")
        .That(!Terms.Categories.Contains(DisclosureCategory.Identity), Field.Categories,
            "Identity comes with any other category and cannot be asked for.")
        .That(Terms.Purposes.Count > 0, Field.Purposes, "Name the purpose of the disclosure (42 CFR 2.31(a)(5)).");

    internal static class Field
    {
        public const string Disclosers = "discloserOrganizationIds";
        public const string Recipients = "recipientOrganizationIds";
        public const string Categories = "categories";
        public const string Purposes = "purposes";
    }
}
