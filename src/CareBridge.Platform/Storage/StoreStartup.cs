using Microsoft.Extensions.Hosting;

namespace CareBridge.Platform.Storage;

/// <summary>Brings every store up to date before anything that reads it starts, so it is registered first.</summary>
internal sealed class StoreStartup(IEnumerable<IStore> stores) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var store in stores) await store.MigrateAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
