using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain.OnCall;

namespace CareBridge.Crisis.Domain.Learning;

/// <summary>What of an escalation goes into the figures: times and codes.</summary>
internal sealed record FigureCase
{
    /// <summary>A first page that comes later than that after it could, was held up.</summary>
    private static readonly TimeSpan PromptPaging = TimeSpan.FromMinutes(1);

    public required Guid? TeamId { get; init; }

    /// <summary>As it was raised.</summary>
    public required Severity Severity { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When a team became known, of one that had none at first.</summary>
    public required DateTimeOffset? RoutedAt { get; init; }

    public required DateTimeOffset? FirstPagedAt { get; init; }

    public required bool NobodyOnCall { get; init; }

    /// <summary>For the first time.</summary>
    public required DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>For the first time.</summary>
    public required DateTimeOffset? ContactAt { get; init; }

    public required DateTimeOffset? ResolvedAt { get; init; }

    public required CrisisDisposition? Disposition { get; init; }

    public required MissedCause? SaidCause { get; init; }

    /// <summary>In time.</summary>
    public required int FollowUpsMade { get; init; }

    public required int FollowUpsMissed { get; init; }

    public required int FollowUpsToCome { get; init; }

    /// <summary>
    /// Until when it was to be acknowledged: what is built in for the first tier, whatever a team's own waits are, so
    /// that figures can be held against each other.
    /// </summary>
    private DateTimeOffset Target => RaisedAt + PagingWaits.Default.Of(Severity, tier: 1);

    public bool IsInTime => AcknowledgedAt <= Target;

    public bool IsMissed(DateTimeOffset at) => (AcknowledgedAt ?? at) > Target;

    /// <summary>Of one that was missed: what the team said last; else what the record shows.</summary>
    public MissedCause Cause => SaidCause
        ?? (RoutedAt is not null || TeamId is null ? MissedCause.NoTeam
            : FirstPagedAt is not { } paged || paged - RaisedAt > PromptPaging ? MissedCause.PagedLate
            : NobodyOnCall ? MissedCause.NobodyOnCall
            : MissedCause.NobodyAnswered);
}
