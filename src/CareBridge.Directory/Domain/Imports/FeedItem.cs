namespace CareBridge.Directory.Domain.Imports;

/// <summary>One thing that a feed tells of.</summary>
/// <param name="Number">Counts them from 1.</param>
/// <param name="Key">Its slug or id; empty when it has none, and is rejected.</param>
/// <param name="Original">JSON, as it came but for what may name somebody.</param>
internal sealed record FeedItem(long Number, string Key, string Original, string Digest)
{
    /// <summary>A <see cref="GroupProfile"/> or <see cref="ResourceProfile"/>; else null.</summary>
    public object? Content { get; init; }

    /// <summary>False for what the feed itself says is not there at the moment.</summary>
    public bool IsActive { get; init; } = true;

    public IReadOnlyList<FeedFinding> Findings { get; init; } = [];
}

/// <param name="Value">Null where it may name somebody.</param>
internal sealed record FeedFinding(IssueKind Kind, string Code, string? Field = null, string? Value = null);
