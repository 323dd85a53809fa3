using CareBridge.Contracts.Crisis;

namespace CareBridge.Crisis.Domain.OnCall;

/// <summary>Too few of a tier are on call, and the team has been told.</summary>
internal sealed record CoverGap(Guid Id, int Tier, DateTimeOffset From, DateTimeOffset Until, CoverStage Stage)
{
    /// <summary>Whether it is this gap that was found again, longer or shorter perhaps.</summary>
    public bool IsSame(Shift found, CoverStage stage) =>
        Tier == found.Tier && From < found.Until && found.From < Until && Stage <= stage;

    public CoverMissing Tell(Guid teamId, DateTimeOffset at, DateTimeOffset? closedAt = null) => new()
    {
        GapId = Id,
        CrisisTeamId = teamId,
        Tier = Tier,
        From = From,
        Until = Until,
        Stage = Stage,
        ClosedAt = closedAt,
        ChangedAt = at,
    };
}
