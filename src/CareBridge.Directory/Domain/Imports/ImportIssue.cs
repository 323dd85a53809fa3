namespace CareBridge.Directory.Domain.Imports;

/// <summary>Something in a feed that could not be used as it is.</summary>
internal sealed class ImportIssue
{
    public const int FieldLength = 100;
    public const int ValueLength = 200;

    public required Guid ImportId { get; init; }

    /// <summary>Counts the issues of the import from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The item of the feed, counted from 1; 0 for the feed as a whole.</summary>
    public required long Item { get; init; }

    /// <summary>Its slug or id, if it has one.</summary>
    public string? Key { get; init; }

    public string? Field { get; init; }

    public required IssueKind Kind { get; init; }

    public required string Code { get; init; }

    /// <summary>What stands there; never of a field that may name somebody.</summary>
    public string? Value { get; init; }
}

internal enum IssueKind
{
    /// <summary>The whole item could not be taken over.</summary>
    Rejected,

    /// <summary>The field could not be used; an export has it as it came.</summary>
    NotUsed,

    /// <summary>The field was taken over otherwise than it came.</summary>
    Changed,

    /// <summary>Nothing here corresponds to it; an export has it as it came.</summary>
    Kept,

    /// <summary>It may name somebody, and was not kept at all.</summary>
    LeftOut,
}
