using CareBridge.Exchange.Storage;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Projections;

/// <summary>
/// Takes what another service has just answered into the store, so that the next read shows it, however long the
/// message about it takes.
/// </summary>
internal sealed class ProjectAtOnce(ExchangeDbContext store)
{
    /// <summary>The reaction to the same change may save first, once for each resource that it makes.</summary>
    private const int Attempts = 5;

    public async Task ProjectAsync<TChange>(
        IReaction<TChange> projection, TChange changed, CancellationToken cancellation)
        where TChange : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await projection.HandleAsync(changed, cancellation);
                await store.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateException exception) when (attempt < Attempts && StoreFaults.IsConflict(exception))
            {
                store.ChangeTracker.Clear();
            }
        }
    }
}
