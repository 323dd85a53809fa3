using CareBridge.Testing;

namespace CareBridge.EndToEnd.Deployments;

internal sealed class MortalHost(HostProcess host) : IMortal
{
    public string Name => host.Name;

    public async Task DieAndReturnAsync()
    {
        await host.KillAsync();
        await host.StartAgainAsync();
    }
}

internal sealed class MortalBroker(TestRabbit broker) : IMortal
{
    public string Name => "rabbitmq";

    public async Task DieAndReturnAsync()
    {
        await broker.KillAsync();
        await broker.StartAgainAsync();
    }
}

internal sealed class MortalStore(TestPostgres store) : IMortal
{
    public string Name => "postgresql";

    public async Task DieAndReturnAsync()
    {
        store.Kill();
        await Eventually.SucceedsAsync(() => store.CreateDatabaseAsync("alive"), TimeSpan.FromSeconds(60));
    }
}
