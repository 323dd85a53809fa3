using CareBridge.Platform.Storage;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CareBridge.Portal.Accounts;

/// <summary>
/// Has the decoy in the store: a try with an address that nobody has is counted there, as another one is with its
/// account.
/// </summary>
internal sealed class PrepareDecoy(IServiceScopeFactory scopes, Decoy decoy) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        if (await store.Accounts.AnyAsync(a => a.Id == Decoy.Id, cancellationToken)) return;
        store.Accounts.Add(decoy.ToRow());
        try
        {
            await store.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (StoreFaults.IsDuplicate(exception))
        {
            // Another instance was quicker.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
