using System.Collections.Concurrent;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>
/// Resources by their ids, as they stand at this moment. Nothing is remembered; requests that arrive together are
/// looked up together, after they have arrived.
/// </summary>
internal sealed class CurrentVersions(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>A body may be large, and the store busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Type, Guid Organization), Gathering<Guid, Candidate>> _shelves = [];

    /// <summary>What the organization may be told of, if consent permits it; null when there is no such.</summary>
    public Task<Candidate?> FindAsync(
        ServedType type, Guid organizationId, Guid id, CancellationToken cancellation)
    {
        var looksAtWhoAsks = type.HasManyDisclosers || type.Audience is not (Audience.Everyone or Audience.Consented);
        return _shelves.GetOrAdd(
            (type.Name, looksAtWhoAsks ? organizationId : Guid.Empty),
            shelf => new Gathering<Guid, Candidate>(
                (ids, reading) => FindAsync(type, shelf.Organization, ids, reading), Patience, time))
            .AskAsync(id, cancellation);
    }

    private async Task<IReadOnlyDictionary<Guid, Candidate>> FindAsync(
        ServedType type, Guid organizationId, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        var wanted = ids.ToList();
        var heads = await store.MeantFor(organizationId, type).Where(head => wanted.Contains(head.Id))
            .ToListAsync(cancellation);
        var candidates = await store.CandidatesAsync(type, organizationId, heads, cancellation);
        return candidates.ToDictionary(candidate => candidate.Head.Id);
    }
}
