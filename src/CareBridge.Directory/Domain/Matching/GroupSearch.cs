using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Domain.Matching;

/// <summary>
/// Somebody looks for a group, with an organization that serves them: what they want, what was proposed, which groups
/// they visited, and which they chose. It is theirs and the organization's, and nobody else's.
/// </summary>
internal sealed class GroupSearch : Aggregate, ISorted
{
    public const int MostVisits = 100;
    public const int MostProposals = 200;

    private static readonly Lifecycle<GroupSearchStatus> Lifecycle = new(
        (GroupSearchStatus.Looking, [GroupSearchStatus.Visiting, GroupSearchStatus.Chosen, GroupSearchStatus.Ended]),
        (GroupSearchStatus.Visiting, [GroupSearchStatus.Looking, GroupSearchStatus.Chosen, GroupSearchStatus.Ended]),
        (GroupSearchStatus.Chosen, [GroupSearchStatus.Looking, GroupSearchStatus.Ended]));

    private GroupSearch()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public string SortKey { get; private init; } = null!;

    public GroupSearchStatus Status { get; private set; }

    /// <summary>Null when they were erased.</summary>
    public MatchPreferences? Preferences { get; private set; }

    public IReadOnlyList<GroupProposal> Proposals { get; private set; } = [];

    public IReadOnlyList<GroupVisit> Visits { get; private set; } = [];

    public Guid? ChosenGroupId { get; private set; }

    public DateTimeOffset? ChosenAt { get; private set; }

    public static GroupSearch Begin(
        Guid id, Guid participantId, Guid organizationId, MatchPreferences preferences, DateTimeOffset at)
    {
        var search = new GroupSearch
        {
            Id = id,
            ParticipantId = participantId,
            OrganizationId = organizationId,
            Preferences = preferences,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
        search.Changed(at);
        return search;
    }

    /// <exception cref="RefusedException">It has ended.</exception>
    public void Prefer(MatchPreferences preferences, DateTimeOffset at)
    {
        RequireGoingOn();
        Preferences = preferences;
        Changed(at);
    }

    /// <summary>Of what was proposed before, nothing is changed.</summary>
    /// <exception cref="RefusedException">It has ended.</exception>
    public void Propose(IEnumerable<GroupProposal> proposals, DateTimeOffset at)
    {
        RequireGoingOn();
        var news = proposals.Where(proposal => Proposals.All(known => known.GroupId != proposal.GroupId)).ToList();
        if (news.Count == 0) return;
        if (Proposals.Count + news.Count > MostProposals)
            throw new RefusedException("too-many", $"At most {MostProposals} groups are proposed in a search.");
        Proposals = [.. Proposals, .. news];
        Changed(at);
    }

    /// <summary>One that is recorded again is corrected.</summary>
    /// <exception cref="RefusedException">It has ended, or a group is chosen.</exception>
    public void Visit(GroupVisit visit, DateTimeOffset at)
    {
        if (Visits.Contains(visit)) return;
        if (Status != GroupSearchStatus.Visiting) Status = Lifecycle.Move(Status, GroupSearchStatus.Visiting);
        var others = Visits.Where(known => known.Id != visit.Id).ToList();
        if (others.Count >= MostVisits)
            throw new RefusedException("too-many", $"At most {MostVisits} visits are recorded in a search.");
        Visits = [.. others, visit];
        Changed(at);
    }

    /// <exception cref="RefusedException">It has ended, or another group is chosen.</exception>
    public void Choose(Guid groupId, DateTimeOffset at)
    {
        if (Status == GroupSearchStatus.Chosen && ChosenGroupId == groupId) return;
        Status = Lifecycle.Move(Status, GroupSearchStatus.Chosen);
        (ChosenGroupId, ChosenAt) = (groupId, at);
        Changed(at);
    }

    /// <summary>It did not fit after all, or they want to see others.</summary>
    /// <exception cref="RefusedException">It has ended.</exception>
    public void Resume(DateTimeOffset at)
    {
        if (Status == GroupSearchStatus.Looking) return;
        Status = Lifecycle.Move(Status, GroupSearchStatus.Looking);
        (ChosenGroupId, ChosenAt) = (null, null);
        Changed(at);
    }

    /// <summary>What they wanted, and what they said of their visits, is needed no more and goes.</summary>
    public void End(DateTimeOffset at)
    {
        if (Status == GroupSearchStatus.Ended) return;
        Status = Lifecycle.Move(Status, GroupSearchStatus.Ended);
        Erase();
        Changed(at);
    }

    /// <summary>What they wanted, and what they said of their visits, is erased.</summary>
    public void Forget(DateTimeOffset at)
    {
        if (Preferences is null && Visits.All(visit => visit.Words is null)) return;
        Erase();
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new GroupSearchChanged
    {
        SearchId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        Status = Status,
        ChosenGroupId = ChosenGroupId,
        ChangedAt = ChangedAt,
    };

    private void Erase()
    {
        Preferences = null;
        Visits = [.. Visits.Select(visit => visit with { Words = null })];
    }

    private void RequireGoingOn()
    {
        if (Status == GroupSearchStatus.Ended)
            throw new RefusedException("ended", "The search has ended; begin a new one.");
    }
}
