using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>A Bundle that is to be sent.</summary>
/// <param name="Type">A code of Bundle.type.</param>
internal sealed record BundlePage(Guid Id, string Type)
{
    public const string Searchset = "searchset";
    public const string History = "history";

    public required IReadOnlyList<(string Relation, string Url)> Links { get; init; }

    public required IReadOnlyList<BundleEntry> Entries { get; init; }

    /// <summary>Go along as an OperationOutcome.</summary>
    public IReadOnlyList<IssueComponent> Issues { get; init; } = [];

    public int? Total { get; init; }

    /// <summary>Whether any of it is about a participant.</summary>
    public required bool IsPart2 { get; init; }
}

internal sealed record BundleEntry(string? FullUrl, ReadOnlyMemory<byte> Resource)
{
    /// <summary>In a searchset: match, include or outcome.</summary>
    public string? SearchMode { get; init; }

    /// <summary>How well it fits, where that was the question.</summary>
    public Grading? Grading { get; init; }

    /// <summary>In a history.</summary>
    public EntryVersion? Version { get; init; }
}

/// <summary>How a version came to be, and which it is.</summary>
internal sealed record EntryVersion(
    string Method, string Url, string Status, long? Number, DateTimeOffset? LastModified)
{
    /// <summary>What goes along with a history, where every entry must say how it came to be.</summary>
    public static EntryVersion OfOutcome { get; } = new("GET", "OperationOutcome", "200", null, null);

    public static EntryVersion Of(string type, Guid id, long version, DateTimeOffset lastModified) => new(
        "PUT",
        $"{type}/{id}",
        version == 1 ? "201" : "200",
        version,
        lastModified);
}

/// <param name="Code">Of http://terminology.hl7.org/CodeSystem/match-grade.</param>
/// <param name="Score">0 to 1.</param>
internal sealed record Grading(string Code, decimal Score);
