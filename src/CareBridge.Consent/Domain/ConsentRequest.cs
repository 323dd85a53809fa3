using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>What a participant is asked to agree to.</summary>
internal sealed record ConsentRequest
{
    private const int MaxNamed = 20;

    public required Guid Id { get; init; }

    public required Guid ParticipantId { get; init; }

    public required ConsentTerms Terms { get; init; }

    public required Guid RequestedBy { get; init; }

    public required Guid RequestingOrganizationId { get; init; }

    /// <summary>The referral that waits for the answer, if one does.</summary>
    public Guid? ReferralId { get; init; }

    public Check Check() => new Check()
        .That(Terms.DiscloserOrganizationIds.Count is > 0 and <= MaxNamed, Field.Disclosers,
            $"Name 1 to {MaxNamed} organizations that may disclose (42 CFR 2.31(a)(2)).")
        .That(
            Terms.RecipientOrganizationIds.Count + Terms.RecipientPersons.Count > 0
                && Terms.RecipientOrganizationIds.Count <= MaxNamed,
            Field.Recipients,
            $"Name 1 to {MaxNamed} organizations, or persons, that may receive (42 CFR 2.31(a)(4)).")
        .That(Terms.RecipientPersons.Count <= MaxNamed, Field.Persons, $"At most {MaxNamed}.")
        .That(
            Terms.RecipientPersons.All(person =>
                person.Id != Guid.Empty && person.Name.Trim().Length is > 0 and <= Signature.NameLength),
            Field.Persons,
            $"Each has an id and a name of at most {Signature.NameLength} characters (42 CFR 2.31(a)(4)).")
        .That(
            Terms.RecipientPersons.All(person =>
                person.Relationship == RecipientRelationship.Staff == Terms.RecipientOrganizationIds.Count > 0),
            Field.Persons,
            "Staff are named together with their organization; family and allies on a consent of their own.")
        .That(Terms.Categories.Count > 0, Field.Categories, "Name what may be disclosed (42 CFR 2.31(a)(3)).")
        .That(!Terms.Categories.Contains(DisclosureCategory.Identity), Field.Categories,
            "Identity comes with any other category and cannot be asked for.")
        .That(
            !Terms.Categories.Contains(DisclosureCategory.CounsellingNotes) || Terms.Categories.Count == 1,
            Field.Categories,
            "Counselling notes need a consent of their own (42 CFR 2.31(b)).")
        .That(Terms.Purposes.Count > 0, Field.Purposes, "Name the purpose of the disclosure (42 CFR 2.31(a)(5)).");

    internal static class Field
    {
        public const string Disclosers = "discloserOrganizationIds";
        public const string Recipients = "recipientOrganizationIds";
        public const string Persons = "recipientPersons";
        public const string Categories = "categories";
        public const string Purposes = "purposes";
    }
}
