using CareBridge.Testing;

namespace CareBridge.EndToEnd.Deployments;

/// <summary>
/// Every service its own process with its own PostgreSQL database, over a real RabbitMQ; some in two instances.
/// </summary>
public sealed class SevenProcesses : IReplicatedDeployment
{
    private const string Second = "-2";

    private readonly DirectoryInfo _data;
    private readonly TestPostgres _store;
    private readonly TestRabbit _broker;
    private readonly Dictionary<string, HostProcess> _hosts;
    private readonly Dictionary<string, string> _databases;

    private SevenProcesses(
        DirectoryInfo data,
        TestPostgres store,
        TestRabbit broker,
        Dictionary<string, HostProcess> hosts,
        Dictionary<string, string> databases)
    {
        _data = data;
        _store = store;
        _broker = broker;
        _hosts = hosts;
        _databases = databases;
    }

    public TestPostgres Store => _store;

    public TestRabbit Broker => _broker;

    public Uri Portal => _hosts["portal"].Address;

    public Uri Fhir => FhirAt(_hosts["exchange"]);

    public IReadOnlyDictionary<string, Uri> Exchanges => _hosts.Values
        .Where(host => ServiceOf(host.Name) == "exchange").ToDictionary(host => host.Name, FhirAt);

    /// <summary>The key ring that the processes share.</summary>
    public string KeysFolder => KeysIn(_data);

    public string AdministratorPassword => Settings.AdministratorPassword;

    /// <summary>Every process by itself.</summary>
    public IReadOnlyList<HostProcess> Hosts => [.. _hosts.Values];

    /// <inheritdoc cref="Arrangement.Twice" path="/summary"/>
    public static Task<SevenProcesses> StartAsync(params IReadOnlyList<string> twice) =>
        StartAsync(new Arrangement { Twice = twice });

    public static async Task<SevenProcesses> StartAsync(Arrangement arrangement)
    {
        var data = Settings.NewFolder("seven-processes");
        var starting = TestRabbit.StartAsync();
        var store = await TestPostgres.StartAsync(arrangement.Store);
        var hosts = HostProcess.Services.Concat(arrangement.Twice.Select(service => service + Second))
            .ToDictionary(name => name, name => new HostProcess(name, data));
        var databases = new Dictionary<string, string>();
        foreach (var service in HostProcess.Services)
            databases[service] = await store.CreateDatabaseAsync(service);
        var broker = await starting;
        foreach (var (name, host) in hosts)
        {
            var service = ServiceOf(name);
            host.Settings["services"] = service;
            host.Settings["Store__Provider"] = "PostgreSql";
            var wiring = arrangement.Wiring;
            foreach (var (key, value) in arrangement.Settings) host.Settings[key] = value;
            host.Settings[$"ConnectionStrings__{service}"] = wiring.ToStore(name, databases[service]);
            host.Settings["RabbitMq__Uri"] = wiring.ToBroker(name, broker.AmqpUri).ToString();
            host.Settings["Keys__Folder"] = KeysIn(data);
            host.Settings["Portal__AdministratorPassword"] = Settings.AdministratorPassword;
            foreach (var other in HostProcess.Services)
            {
                var asked = hosts.GetValueOrDefault(other + name[service.Length..]) ?? hosts[other];
                host.Settings[$"Services__{other}"] = other == service
                    ? asked.Address.ToString()
                    : wiring.ToService(name, asked.Name, asked.Address).ToString();
            }
        }

        var deployment = new SevenProcesses(data, store, broker, hosts, databases);
        foreach (var host in hosts.Values) host.Launch();
        try
        {
            foreach (var host in hosts.Values) await host.WaitUntilReadyAsync();
        }
        catch
        {
            await deployment.DisposeAsync();
            throw;
        }
        return deployment;
    }

    /// <summary>Where the services ask each other; a second instance is called as <c>portal-2</c> is.</summary>
    public Uri AddressOf(string service) => _hosts[service].Address;

    public string ConnectionTo(string service) => _databases[service];

    /// <summary>What the processes have logged of requests that failed by their own fault.</summary>
    public async Task<string> FaultsAsync()
    {
        var faults = new List<string>();
        foreach (var host in _hosts.Values)
        {
            var lines = await File.ReadAllLinesAsync(host.Log);
            faults.AddRange(lines.Index()
                .Where(line => line.Item.Contains("A request failed", StringComparison.Ordinal))
                .Select(line => $"{host.Name}: {string.Join('\n', lines[line.Index..].Take(12))}"));
        }
        return string.Join('\n', faults);
    }

    /// <summary>The demonstration network is loaded, as <c>carebridge demo</c> does.</summary>
    public Task<string> InventAsync(params IEnumerable<string> arguments) => _hosts["portal"].RunAsync(
        "demo",
        [
            "--url", Portal.ToString(), "--fhir-url", _hosts["exchange"].Address.ToString(),
            "--administrator-password", AdministratorPassword, .. arguments,
        ]);

    /// <summary>All that the processes have logged, line by line.</summary>
    public IEnumerable<string> LogLines() => _hosts.Values.SelectMany(host => File.ReadLines(host.Log));

    public Task<string> VerifyAccountingAsync() => _hosts["consent"].RunAsync("verify-accounting");

    public async ValueTask DisposeAsync()
    {
        // Nothing of what they would still do in peace is looked at.
        await Task.WhenAll(_hosts.Values.Select(host => host.KillAsync()));
        foreach (var host in _hosts.Values) await host.DisposeAsync();
        await _broker.DisposeAsync();
        await _store.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static string KeysIn(DirectoryInfo data) => Path.Combine(data.FullName, "keys");

    private static string ServiceOf(string name) =>
        name.EndsWith(Second, StringComparison.Ordinal) ? name[..^Second.Length] : name;

    private static Uri FhirAt(HostProcess exchange) => new(exchange.Address, "fhir");
}
