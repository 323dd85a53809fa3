using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Operation;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Identities;

/// <summary>
/// What finds registrations that may be the same person's, made anew from what is known of each: after a release has
/// learnt to look by something else, or rows were lost. Whose keys change is held against the others again.
/// </summary>
internal sealed class MatchKeyProjection(TimeProvider time) : IProjection<DirectoryDbContext>
{
    private const int StepSize = 100;

    public string Name => "match-keys";

    public Task<int> CountAsync(DirectoryDbContext store, CancellationToken cancellation) =>
        store.Participants.CountAsync(cancellation);

    public async Task<ProjectionStep> StepAsync(DirectoryDbContext store, long after, CancellationToken cancellation)
    {
        var next = await NextAsync(store, after, cancellation);
        if (next.Count == 0) return new ProjectionStep(0, after);
        var ids = next.Select(one => one.Id).ToList();
        await store.Participants.Where(one => ids.Contains(one.Id)).HoldAsync(cancellation);
        var participants = await store.ParticipantsAsync(ids, cancellation);
        var kept = (await store.MatchKeys.Where(key => ids.Contains(key.ParticipantId)).ToListAsync(cancellation))
            .ToLookup(key => key.ParticipantId);
        var changed = participants
            .Where(one => store.ReplaceMatchKeys(one, kept[one.Id])).Select(one => one.Id).ToList();
        var now = time.Now();
        await store.Participants.Where(one => changed.Contains(one.Id) && one.UncomparedSince == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.UncomparedSince, now), cancellation);
        return new ProjectionStep(next.Count, next[^1].ChangedAt.UtcTicks);
    }

    /// <summary>By when they changed last: whoever does so meanwhile comes once more, and none is passed over.
    /// </summary>
    private static async Task<List<Place>> NextAsync(
        DirectoryDbContext store, long after, CancellationToken cancellation)
    {
        IQueryable<Participant> rest = store.Participants.IgnoreAutoIncludes();
        if (after > 0)
        {
            var from = new DateTimeOffset(after, TimeSpan.Zero);
            rest = rest.Where(one => one.ChangedAt > from);
        }
        var next = await rest.OrderBy(one => one.ChangedAt).Take(StepSize)
            .Select(one => new Place(one.Id, one.ChangedAt)).ToListAsync(cancellation);
        if (next.Count < StepSize) return next;
        var (last, ids) = (next[^1].ChangedAt, next.Select(one => one.Id).ToList());
        next.AddRange(await store.Participants.IgnoreAutoIncludes()
            .Where(one => one.ChangedAt == last && !ids.Contains(one.Id))
            .Select(one => new Place(one.Id, one.ChangedAt)).ToListAsync(cancellation));
        return next;
    }

    private sealed record Place(Guid Id, DateTimeOffset ChangedAt);
}
