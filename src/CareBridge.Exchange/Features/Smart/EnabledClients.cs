using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>
/// Clients as they are registered at this moment. Nothing is remembered; requests that arrive together are looked up
/// together, after they have arrived.
/// </summary>
internal sealed class EnabledClients(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asked for every request, and so translated once.</summary>
    private static readonly Func<ExchangeDbContext, List<Guid>, IAsyncEnumerable<SmartClient>> Enabled =
        EF.CompileAsyncQuery((ExchangeDbContext store, List<Guid> wanted) => store.Clients.AsNoTracking()
            .Where(client => wanted.Contains(client.Id) && client.Enabled));

    private readonly Gathering<Guid, SmartClient> _clients =
        new((ids, cancellation) => FindAsync(scopes, ids, cancellation), Patience, time);

    /// <summary>Null when there is none, or it is disabled.</summary>
    public Task<SmartClient?> FindAsync(Guid id, CancellationToken cancellation) =>
        _clients.AskAsync(id, cancellation);

    private static async Task<IReadOnlyDictionary<Guid, SmartClient>> FindAsync(
        IServiceScopeFactory scopes, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        return await Enabled(store, [.. ids]).ToDictionaryAsync(client => client.Id, cancellationToken: cancellation);
    }
}
