using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Searching;

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
    /// Whether each version comes with a Provenance. A consent tells of its signing in its own, and what is addressed
    /// to somebody names who sent it.
    /// </summary>
    public bool HasProvenance => Audience == Audience.Consented && Access.HasFlag(Access.Search);

    public bool NeedsPermit => Audience != Audience.Everyone;

    public IEnumerable<string> Scopes() => [SmartScope.Of(Name, Access).Text];
}

/// <summary>Whom resources of a type are meant for, before consent is asked.</summary>
internal enum Audience
{
    /// <summary>What is public.</summary>
    Everyone,

    /// <summary>The organization it is addressed to once it is sent, and the one that it comes from.</summary>
    Referral,

    /// <summary>The organization it is addressed to, and the one that has sent it.</summary>
    Correspondents,

    /// <summary>The organizations it names; what names none and has one holder is as if it were consented.</summary>
    Recipients,

    /// <summary>Whoever holds it, and whoever a consent names: they may not even know that it exists.</summary>
    Consented,
}
