using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>A resource type and what can be done with it: the capability statement says the same.</summary>
internal sealed record ServedType(string Name, Audience Audience)
{
    public Access Access { get; init; } = Access.Read | Access.Search;

    public required IReadOnlyList<SearchParameter> Parameters { get; init; }

    /// <summary>Whether several organizations may hold one such resource.</summary>
    public bool HasManyDisclosers { get; init; }

    /// <summary>The type that it is created with, in one transaction; null for what is created by itself.</summary>
    public string? CreatedWith { get; init; }

    /// <summary>An update answers what is there, and makes nothing new.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>
    /// Whether some are addressed to nobody, as of a type that is addressed otherwise: they are as if consented.
    /// </summary>
    public bool MayBeUnaddressed { get; init; }

    /// <summary>
    /// Whether versions come with a Provenance. A consent tells of its signing in its own, and what is addressed to
    /// somebody names who sent it.
    /// </summary>
    public bool HasProvenance =>
        (Audience == Audience.Consented || MayBeUnaddressed) && Access.HasFlag(Access.Search);

    public bool NeedsPermit => Audience != Audience.Everyone;

    public bool TellsProvenanceOf(Projection version) =>
        HasProvenance && (Audience == Audience.Consented || version.RecipientId is null);

    public IEnumerable<string> Scopes() => [SmartScope.Of(Name, Access).Text];
}

/// <summary>Whom resources of a type are meant for, before consent is asked.</summary>
internal enum Audience
{
    /// <summary>What is public.</summary>
    Everyone,

    /// <summary>
    /// The organization it is addressed to once it is sent, and the one that it comes from; what is addressed to nobody
    /// is as if it were consented.
    /// </summary>
    Referral,

    /// <summary>The same, of what is sent when it is written.</summary>
    Correspondents,

    /// <summary>The organizations it names; what names none and has one holder is as if it were consented.</summary>
    Recipients,

    /// <summary>Whoever holds it, and whoever a consent names: they may not even know that it exists.</summary>
    Consented,
}
