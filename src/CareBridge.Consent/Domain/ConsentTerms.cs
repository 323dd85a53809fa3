using CareBridge.Contracts.Consent;

namespace CareBridge.Consent.Domain;

/// <summary>Who may disclose what to whom and why (42 CFR 2.31(a)(2) to (5)): sets, each kept in one order.</summary>
internal sealed record ConsentTerms
{
    public required IReadOnlyList<Guid> DiscloserOrganizationIds { get; init => field = AsSet(value); }

    /// <summary>May be empty when persons are named who receive it on their own account.</summary>
    public required IReadOnlyList<Guid> RecipientOrganizationIds { get; init => field = AsSet(value); }

    /// <summary>
    /// The persons who alone may receive it: at the organizations, or on their own account when none is named. Empty
    /// means whoever acts for the organizations.
    /// </summary>
    public IReadOnlyList<NamedRecipient> RecipientPersons
    {
        get;
        init => field = [.. value.DistinctBy(person => person.Id).OrderBy(person => person.Id)];
    } = [];

    public required IReadOnlyList<DisclosureCategory> Categories { get; init => field = AsSet(value); }

    public required IReadOnlyList<PurposeOfUse> Purposes { get; init => field = AsSet(value); }

    public bool Equals(ConsentTerms? other) => other is not null
        && DiscloserOrganizationIds.SequenceEqual(other.DiscloserOrganizationIds)
        && RecipientOrganizationIds.SequenceEqual(other.RecipientOrganizationIds)
        && RecipientPersons.SequenceEqual(other.RecipientPersons)
        && Categories.SequenceEqual(other.Categories)
        && Purposes.SequenceEqual(other.Purposes);

    public override int GetHashCode() => HashCode.Combine(
        DiscloserOrganizationIds.Count, RecipientOrganizationIds.Count, Categories.Count, Purposes.Count);

    /// <summary>
    /// Whether it names this recipient: the organization or, if it names persons, this one of them. Family and allies,
    /// who belong to no organization, stand for themselves.
    /// </summary>
    public bool Names(Guid organizationId, Guid? personId)
    {
        if (RecipientPersons.Count == 0) return Holds(RecipientOrganizationIds, organizationId);
        return personId is { } person
            && NamesPerson(person)
            && (RecipientOrganizationIds.Count == 0
                ? organizationId == person
                : Holds(RecipientOrganizationIds, organizationId));
    }

    /// <summary>By loop: the decision asks this for every consent of a person, thousands of times a second.</summary>
    internal static bool Holds<T>(IReadOnlyList<T> values, T value)
        where T : struct
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(values[i], value)) return true;
        }
        return false;
    }

    private bool NamesPerson(Guid person)
    {
        for (var i = 0; i < RecipientPersons.Count; i++)
        {
            if (RecipientPersons[i].Id == person) return true;
        }
        return false;
    }

    private static List<T> AsSet<T>(IReadOnlyList<T> values) => [.. values.Distinct().Order()];
}
