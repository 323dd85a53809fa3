using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Matching;
using CareBridge.Directory.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Matching;

/// <summary>Finds the groups that fit somebody best, and says why.</summary>
internal sealed class MatchGroups(DirectoryDbContext store, GroupIndex index, TimeProvider time)
{
    /// <summary>Among so many meetings ahead, one is looked for that they can come to.</summary>
    private const int MeetingsAhead = 40;

    /// <param name="searchId">What this search itself was proposed does not count against groups.</param>
    /// <param name="seed">Decides between groups that are as good as each other.</param>
    public async Task<MatchView> RunAsync(
        MatchPreferences wanted,
        Guid? searchId,
        Guid seed,
        MatchTerms terms,
        CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var groups = await index.CurrentAsync(store, cancellation);
        var loads = await store.LoadsAsync(searchId, now, cancellation);
        var matcher = new Matcher(wanted, seed, now);
        var best = new PriorityQueue<GroupFacts, MatchScore>();
        var leftOut = new int[Enum.GetValues<LeftOutCode>().Length];
        foreach (var group in groups)
        {
            var score = matcher.Score(group, loads.Count == 0 ? 0 : loads.GetValueOrDefault(group.Id));
            if (score.LeftOut is { } code) leftOut[(int)code]++;
            else if (best.Count < terms.Limit) best.Enqueue(group, score);
            else best.EnqueueDequeue(group, score);
        }
        var ranked = new List<GroupFacts>();
        while (best.TryDequeue(out var group, out _)) ranked.Add(group);
        ranked.Reverse();
        return new MatchView(
            groups.Count,
            await ShowAsync(ranked, matcher, wanted, loads, terms, now, cancellation),
            [
                .. Enum.GetValues<LeftOutCode>().Where(code => leftOut[(int)code] > 0)
                    .Select(code => new LeftOutView(
                        code, MatchWords.Of(code, terms.Language), leftOut[(int)code])),
            ]);
    }

    private async Task<IReadOnlyList<MatchedGroup>> ShowAsync(
        List<GroupFacts> ranked,
        Matcher matcher,
        MatchPreferences wanted,
        Dictionary<Guid, int> loads,
        MatchTerms terms,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var ids = ranked.Select(group => group.Id).ToList();
        var found = await store.Groups.AsNoTracking().Where(group => ids.Contains(group.Id))
            .ToDictionaryAsync(group => group.Id, cancellation);
        var shown = new List<MatchedGroup>();
        foreach (var facts in ranked)
        {
            // Closed in this very moment.
            if (!found.TryGetValue(facts.Id, out var group) || !group.Active) continue;
            var reasons = new List<MatchReason>();
            var score = matcher.Score(facts, loads.GetValueOrDefault(facts.Id), reasons);
            shown.Add(MatchedGroup.Of(group, score, reasons, Next(group, wanted, now), terms.Language));
        }
        return shown;
    }

    private static MeetingTime? Next(PeerGroup group, MatchPreferences wanted, DateTimeOffset now)
    {
        var ahead = MeetingSchedule.Next(group.Profile.Details, now, wanted.Times.Count == 0 ? 1 : MeetingsAhead);
        if (wanted is not { TimeZone: { } name, Times.Count: > 0 }) return ahead.FirstOrDefault();
        var (times, zone) = (new WeekTimes(wanted, now), TimeZoneInfo.FindSystemTimeZoneById(name));
        return ahead.FirstOrDefault(meeting => times.Includes(meeting.StartsAt, zone)) ?? ahead.FirstOrDefault();
    }
}

/// <param name="Limit">How many at most.</param>
/// <param name="Language">Of the reasons.</param>
internal sealed record MatchTerms(int Limit, ReaderLanguage Language);
