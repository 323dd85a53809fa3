using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain;

/// <summary>Who may disclose what to whom and why (42 CFR 2.31(a)(2) to (5)): four sets, kept in one order.</summary>
internal sealed record ConsentTerms
{
    public required IReadOnlyList<Guid> DiscloserOrganizationIds { get; init => field = AsSet(value); }

    public required IReadOnlyList<Guid> RecipientOrganizationIds { get; init => field = AsSet(value); }

    public required IReadOnlyList<DisclosureCategory> Categories { get; init => field = AsSet(value); }

    public required IReadOnlyList<PurposeOfUse> Purposes { get; init => field = AsSet(value); }

    public bool Equals(ConsentTerms? other) => other is not null
        && DiscloserOrganizationIds.SequenceEqual(other.DiscloserOrganizationIds)
        && RecipientOrganizationIds.SequenceEqual(other.RecipientOrganizationIds)
        && Categories.SequenceEqual(other.Categories)
        && Purposes.SequenceEqual(other.Purposes);

    public override int GetHashCode() => HashCode.Combine(
        DiscloserOrganizationIds.Count, RecipientOrganizationIds.Count, Categories.Count, Purposes.Count);

    private static List<T> AsSet<T>(IReadOnlyList<T> values) => [.. values.Distinct().Order()];
}
