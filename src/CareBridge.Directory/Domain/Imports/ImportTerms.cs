using CareBridge.Contracts.Directory;

namespace CareBridge.Directory.Domain.Imports;

/// <summary>What a feed is, and what holds where it does not say.</summary>
internal sealed record ImportTerms
{
    /// <summary>The organization's word for the feed: importing the same again updates what came before.</summary>
    public required string Feed { get; init; }

    public required FeedFormat Format { get; init; }

    /// <summary>Of times without one: a name of the IANA time zone database.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Of what names none, as in BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>Of every group of the feed.</summary>
    public IReadOnlyList<GroupPathway> Pathways { get; init; } = [];

    public bool Equals(ImportTerms? other) => other is not null
        && (Feed, Format, TimeZone, Language) == (other.Feed, other.Format, other.TimeZone, other.Language)
        && Pathways.SequenceEqual(other.Pathways);

    public override int GetHashCode() => HashCode.Combine(Feed, Format);
}
