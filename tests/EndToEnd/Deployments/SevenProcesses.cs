using CareBridge.Testing;

namespace CareBridge.EndToEnd.Deployments;

/// <summary>Every service its own process with its own PostgreSQL database, over a real RabbitMQ.</summary>
public sealed class SevenProcesses : IDeployment
{
    private readonly DirectoryInfo _data;
    private readonly TestPostgres _store;
    private readonly TestRabbit _broker;
    private readonly Dictionary<string, HostProcess> _hosts;

    private SevenProcesses(
        DirectoryInfo data, TestPostgres store, TestRabbit broker, Dictionary<string, HostProcess> hosts)
    {
        _data = data;
        _store = store;
        _broker = broker;
        _hosts = hosts;
    }

    public Uri Portal => _hosts["portal"].Address;

    public Uri Fhir => new(_hosts["exchange"].Address, "fhir");

    public string AdministratorPassword => Settings.AdministratorPassword;

    public IReadOnlyList<IMortal> Processes =>
        [.. _hosts.Values.Select(host => new MortalHost(host)), new MortalBroker(_broker), new MortalStore(_store)];

    public static async Task<SevenProcesses> StartAsync()
    {
        var data = Settings.NewFolder("seven-processes");
        var store = await TestPostgres.StartAsync();
        var broker = await TestRabbit.StartAsync();
        var hosts = HostProcess.Services.ToDictionary(name => name, name => new HostProcess(name, data));
        foreach (var (name, host) in hosts)
        {
            host.Settings["services"] = name;
            host.Settings["Store__Provider"] = "PostgreSql";
            host.Settings[$"ConnectionStrings__{name}"] = await store.CreateDatabaseAsync(name);
            host.Settings["RabbitMq__Uri"] = broker.AmqpUri.ToString();
            host.Settings["Keys__Folder"] = Path.Combine(data.FullName, "keys");
            host.Settings["Portal__AdministratorPassword"] = Settings.AdministratorPassword;
            foreach (var other in hosts.Values) host.Settings[$"Services__{other.Name}"] = other.Address.ToString();
        }

        var deployment = new SevenProcesses(data, store, broker, hosts);
        foreach (var host in hosts.Values) host.Launch();
        foreach (var host in hosts.Values) await host.WaitUntilReadyAsync();
        return deployment;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_hosts.Values.Select(host => host.DisposeAsync().AsTask()));
        await _broker.DisposeAsync();
        await _store.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
