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

    /// <summary>Where it does not matter who asks; for most reads, and so translated once.</summary>
    private static readonly Func<ExchangeDbContext, string, List<Guid>, IAsyncEnumerable<ResourceHead>> Visible =
        EF.CompileAsyncQuery((ExchangeDbContext store, string type, List<Guid> wanted) => store.Heads.AsNoTracking()
            .Where(head => head.Type == type && head.Visible && wanted.Contains(head.Id)));

    private readonly ConcurrentDictionary<(string Type, Guid Organization), Gathering<Guid, Candidate>> _shelves = [];

    /// <summary>What the organization may be told of, if consent permits it; null when there is no such.</summary>
    public Task<Candidate?> FindAsync(
        ServedType type, Guid organizationId, Guid id, CancellationToken cancellation)
    {
        return _shelves.GetOrAdd(
            (type.Name, type.HasManyDisclosers || LooksAtWhoAsks(type) ? organizationId : Guid.Empty),
            shelf => new Gathering<Guid, Candidate>(
                (ids, reading) => FindAsync(type, shelf.Organization, ids, reading), Patience, time))
            .AskAsync(id, cancellation);
    }

    private static bool LooksAtWhoAsks(ServedType type) =>
        type.Audience is not (Audience.Everyone or Audience.Consented);

    private async Task<IReadOnlyDictionary<Guid, Candidate>> FindAsync(
        ServedType type, Guid organizationId, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        var wanted = ids.ToList();
        var heads = LooksAtWhoAsks(type)
            ? await store.MeantFor(organizationId, type).Where(head => wanted.Contains(head.Id))
                .ToListAsync(cancellation)
            : await Visible(store, type.Name, wanted).ToListAsync(cancellation);
        var candidates = await store.CandidatesAsync(type, organizationId, heads, cancellation);
        return candidates.ToDictionary(candidate => candidate.Head.Id);
    }
}
