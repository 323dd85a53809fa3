using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CareBridge.Platform.Storage;

/// <summary>
/// Brings every store up to date before anything that reads it starts, so it is registered first. With
/// <c>Store:Migrate=false</c> it only makes sure that they are: in production the login that serves changes no tables.
/// </summary>
internal sealed class StoreStartup(IEnumerable<IStore> stores, IConfiguration configuration) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var migrates = configuration.GetValue("Store:Migrate", defaultValue: true);
        foreach (var store in stores)
        {
            if (migrates) await store.MigrateAsync(cancellationToken);
            else await store.EnsureMigratedAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
