using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Consent.Domain;

/// <summary>What must not be disclosed. Null is everything, so that the widest no is the shortest.</summary>
internal sealed record RestrictionScope
{
    private const int MaxNamed = 50;

    public IReadOnlyList<Guid>? DiscloserOrganizationIds { get; init => field = AsSet(value); }

    public IReadOnlyList<Guid>? RecipientOrganizationIds { get; init => field = AsSet(value); }

    /// <summary>Persons, wherever they act.</summary>
    public IReadOnlyList<Guid>? RecipientPersonIds { get; init => field = AsSet(value); }

    public IReadOnlyList<DisclosureCategory>? Categories { get; init => field = AsSet(value); }

    public IReadOnlyList<PurposeOfUse>? Purposes { get; init => field = AsSet(value); }

    public bool Covers(ProposedDisclosure asked, DisclosureCategory category) =>
        Covers(DiscloserOrganizationIds, asked.Scope.DiscloserOrganizationId)
        && Covers(RecipientOrganizationIds, asked.RecipientOrganizationId)
        && (RecipientPersonIds is null || (asked.RecipientId is { } person && Covers(RecipientPersonIds, person)))
        && Covers(Categories, category)
        && Covers(Purposes, asked.Purpose);

    public Check Check() => new Check()
        .That(IsNamed(DiscloserOrganizationIds), "discloserOrganizationIds", Message)
        .That(IsNamed(RecipientOrganizationIds), "recipientOrganizationIds", Message)
        .That(IsNamed(RecipientPersonIds), "recipientPersonIds", Message)
        .That(IsNamed(Categories), "categories", Message)
        .That(IsNamed(Purposes), "purposes", Message);

    public bool Equals(RestrictionScope? other) => other is not null
        && Same(DiscloserOrganizationIds, other.DiscloserOrganizationIds)
        && Same(RecipientOrganizationIds, other.RecipientOrganizationIds)
        && Same(RecipientPersonIds, other.RecipientPersonIds)
        && Same(Categories, other.Categories)
        && Same(Purposes, other.Purposes);

    public override int GetHashCode() => HashCode.Combine(
        DiscloserOrganizationIds?.Count, RecipientOrganizationIds?.Count, RecipientPersonIds?.Count, Categories?.Count);

    private const string Message = "Leave it out, for all, or name 1 to 50.";

    private static bool IsNamed<T>(IReadOnlyList<T>? values) => values is null || values.Count is > 0 and <= MaxNamed;

    private static bool Covers<T>(IReadOnlyList<T>? values, T value)
        where T : struct => values is null || ConsentTerms.Holds(values, value);

    private static bool Same<T>(IReadOnlyList<T>? one, IReadOnlyList<T>? other) =>
        one is null ? other is null : other is not null && one.SequenceEqual(other);

    private static List<T>? AsSet<T>(IReadOnlyList<T>? values) =>
        values is null ? null : [.. values.Distinct().Order()];
}
