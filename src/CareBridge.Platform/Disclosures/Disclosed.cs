using CareBridge.Contracts.Consent;

namespace CareBridge.Platform.Disclosures;

/// <summary>
/// What may be sent now and is accounted for. Only <see cref="DisclosureDoor"/> makes one, so that a view which takes
/// it cannot be made of what was not permitted.
/// </summary>
public sealed class Disclosed<T>
{
    internal Disclosed(T content, IReadOnlyList<DisclosureItem> records, IReadOnlyList<Guid> consentIds)
    {
        Content = content;
        Records = records;
        ConsentIds = consentIds;
    }

    public T Content { get; }

    /// <summary>What was permitted of it; empty for what is about nobody.</summary>
    public IReadOnlyList<DisclosureItem> Records { get; }

    /// <summary>The consents it is sent under, each once.</summary>
    public IReadOnlyList<Guid> ConsentIds { get; }

    public bool Shows(DisclosureCategory category) => Records.Any(record => record.Category == category);

    /// <summary>The same disclosure, as the recipient is to see it.</summary>
    public Disclosed<TView> Select<TView>(Func<Disclosed<T>, TView> view) =>
        new(view(this), Records, ConsentIds);
}

/// <summary>What came out when the door was opened once.</summary>
/// <param name="Items">In the order proposed.</param>
public sealed record Opening<T>(IReadOnlyList<Disclosed<T>> Items, Accompaniment? Accompaniment)
{
    public Opening<TView> Select<TView>(Func<Disclosed<T>, TView> view) =>
        new([.. Items.Select(item => item.Select(view))], Accompaniment);
}
