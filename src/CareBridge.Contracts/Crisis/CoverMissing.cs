namespace CareBridge.Contracts.Crisis;

/// <summary>
/// Fewer people than a tier needs are on call for a while; and then, that they are not missing any more.
/// </summary>
public sealed record CoverMissing
{
    public required Guid GapId { get; init; }

    public required Guid CrisisTeamId { get; init; }

    /// <summary>From 1.</summary>
    public required int Tier { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required CoverStage Stage { get; init; }

    /// <summary>It is covered, or over.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
