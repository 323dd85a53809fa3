using CareBridge.Contracts.Directory;

namespace CareBridge.Directory.Domain.Matching;

/// <summary>That one search has to do with a group: all that other searches count, and without whose it is.</summary>
internal sealed class GroupEngagement
{
    /// <summary>How long somebody who was sent there is reckoned with.</summary>
    public static readonly TimeSpan ProposedMemory = TimeSpan.FromDays(14);

    public static readonly TimeSpan VisitedMemory = TimeSpan.FromDays(30);

    public static readonly TimeSpan JoinedMemory = TimeSpan.FromDays(180);

    public required Guid SearchId { get; init; }

    public required Guid GroupId { get; init; }

    /// <summary>Until then it counts against the group's places.</summary>
    public required DateTimeOffset CountsUntil { get; set; }

    /// <summary>What the search has to do with groups: until one is chosen, with all that were proposed.</summary>
    public static Dictionary<Guid, DateTimeOffset> Of(GroupSearch search)
    {
        if (search is { ChosenGroupId: { } chosen, ChosenAt: { } at })
            return new Dictionary<Guid, DateTimeOffset> { [chosen] = at + JoinedMemory };
        var until = new Dictionary<Guid, DateTimeOffset>();
        if (search.Status == GroupSearchStatus.Ended) return until;
        foreach (var proposal in search.Proposals) until[proposal.GroupId] = proposal.ProposedAt + ProposedMemory;
        foreach (var visit in search.Visits)
        {
            var visited = new DateTimeOffset(visit.VisitedOn, TimeOnly.MinValue, TimeSpan.Zero);
            // Who will not come again takes no place.
            until[visit.GroupId] = visit.Feeling is VisitFeeling.NotForMe or VisitFeeling.Unsafe
                ? visited : visited + VisitedMemory;
        }
        return until;
    }
}
