using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Storage;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>A resource that may be sent if the permit is given.</summary>
internal sealed record Candidate(ResourceHead Head, byte[] Body)
{
    /// <summary>The organizations that hold it.</summary>
    public IReadOnlyList<Guid> Disclosers { get; init; } = [];

    public static Candidate Of(ResourceHead head, IReadOnlyList<Guid> disclosers) =>
        new(head, head.Body) { Disclosers = disclosers };

    /// <summary>Whom it is about, with what of them it is; null where nobody holds it, or it is about nobody.</summary>
    public Person? Person => Head is { ParticipantId: { } participant, Category: { } category } && Disclosers.Count > 0
        ? new Person(participant, [.. Disclosers.Select(id => new DisclosureScope(id, category))])
        : null;
}

/// <summary>A participant, and what the organizations hold of them that a search has found.</summary>
internal sealed record Person(Guid Id, IReadOnlyList<DisclosureScope> Scopes);
