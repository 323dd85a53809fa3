using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Identities;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Directory.Features.Identities;

/// <summary>
/// Holds who was registered or described anew against those who share a key with them, and proposes who may be the same
/// person. Broken off anywhere it begins again with the same participant, and the same pair is the same match.
/// </summary>
internal sealed class FindMatches(IServiceScopeFactory scopes, TimeProvider time, ILogger<FindMatches> logger)
    : RepeatedWork(Interval, time, logger)
{
    /// <summary>The best of one participant; more are no help to whoever has to decide.</summary>
    public const int MostProposed = 20;

    /// <summary>Of those who share a key, who share the most: a family name may be everybody's.</summary>
    public const int MostCompared = 500;

    private const int Window = 250;

    /// <summary>In one round, so that it keeps nobody else waiting however many are registered at once.</summary>
    private const int BatchSize = 50;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task WorkAsync(CancellationToken cancellation) =>
        await EachAsync(await DueAsync(cancellation), id => CompareAsync(id, cancellation), cancellation);

    private async Task<List<Guid>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DirectoryDbContext>().Participants
            .Where(p => p.UncomparedSince != null).OrderBy(p => p.UncomparedSince)
            .Select(p => p.Id).Take(BatchSize).ToListAsync(cancellation);
    }

    private async Task CompareAsync(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<DirectoryDbContext>();
        var participant = await store.Participants.AsNoTracking().SingleAsync(p => p.Id == id, cancellation);
        // Saved before others are looked for: of two who come at once, the later one finds the other.
        if (!await store.KeepMatchKeysAsync(participant, cancellation)) return;
        await ProposeAsync(store, participant, cancellation);
        await store.Participants.Where(p => p.Id == id && p.Version == participant.Version)
            .ExecuteUpdateAsync(
                p => p.SetProperty(x => x.UncomparedSince, (DateTimeOffset?)null), cancellation);
    }

    private async Task ProposeAsync(
        DirectoryDbContext store, Participant participant, CancellationToken cancellation)
    {
        var known = await store.ParticipantMatches
            .Where(match => match.FirstId == participant.Id || match.SecondId == participant.Id)
            .ToDictionaryAsync(match => match.OtherOf(participant.Id), cancellation);
        var found = await store.SharingKeysAsync(participant, MostCompared, cancellation);
        var best = new List<(Participant Other, Comparison Comparison)>();
        foreach (var some in found.Union(known.Keys).Chunk(Window))
        {
            foreach (var other in await store.ParticipantsAsync([.. some], cancellation))
            {
                var comparison = Comparison.Of(participant, other);
                if (known.TryGetValue(other.Id, out var match)) match.Reconsider(comparison, Time.Now());
                else if (comparison.Likeness is not null) best.Add((other, comparison));
            }
            best = [.. best.OrderByDescending(one => one.Comparison.Score).Take(MostProposed)];
        }
        foreach (var (other, comparison) in best)
            store.ParticipantMatches.Add(ParticipantMatch.Propose(participant, other, comparison, Time.Now()));
        await store.SaveChangesAsync(cancellation);
    }
}
