using CareBridge.Testing;

namespace CareBridge.EndToEnd.Deployments;

/// <summary>All services in one process, and a second such process on the same stores and the same RabbitMQ.</summary>
public sealed class TwoWholeProcesses : IReplicatedDeployment
{
    private static readonly string[] Names = ["all-1", "all-2"];

    private readonly DirectoryInfo _data;
    private readonly TestPostgres _store;
    private readonly TestRabbit _broker;
    private readonly IReadOnlyList<HostProcess> _hosts;

    private TwoWholeProcesses(
        DirectoryInfo data, TestPostgres store, TestRabbit broker, IReadOnlyList<HostProcess> hosts)
    {
        _data = data;
        _store = store;
        _broker = broker;
        _hosts = hosts;
    }

    public Uri Portal => _hosts[0].Address;

    public Uri Fhir => FhirAt(_hosts[0]);

    public IReadOnlyDictionary<string, Uri> Exchanges => _hosts.ToDictionary(host => host.Name, FhirAt);

    public string AdministratorPassword => Settings.AdministratorPassword;

    public static async Task<TwoWholeProcesses> StartAsync()
    {
        var data = Settings.NewFolder("two-whole-processes");
        var starting = TestRabbit.StartAsync();
        var store = await TestPostgres.StartAsync();
        var connection = await store.CreateDatabaseAsync("carebridge");
        var broker = await starting;
        List<HostProcess> hosts = [.. Names.Select(name => new HostProcess(name, data))];
        foreach (var host in hosts)
        {
            foreach (var service in HostProcess.Services) host.Settings[$"ConnectionStrings__{service}"] = connection;
            host.Settings["RabbitMq__Uri"] = broker.AmqpUri.ToString();
            host.Settings["Keys__Folder"] = Path.Combine(data.FullName, "keys");
            host.Settings["Data__Folder"] = Path.Combine(data.FullName, host.Name);
            host.Settings["Portal__AdministratorPassword"] = Settings.AdministratorPassword;
        }

        var deployment = new TwoWholeProcesses(data, store, broker, hosts);
        foreach (var host in hosts) host.Launch();
        foreach (var host in hosts) await host.WaitUntilReadyAsync();
        return deployment;
    }

    public Task<string> VerifyAccountingAsync() => _hosts[0].RunAsync("verify-accounting");

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_hosts.Select(host => host.KillAsync()));
        foreach (var host in _hosts) await host.DisposeAsync();
        await _broker.DisposeAsync();
        await _store.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static Uri FhirAt(HostProcess host) => new(host.Address, "fhir");
}
