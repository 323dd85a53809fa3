using CareBridge.Testing;

namespace CareBridge.EndToEnd.Deployments;

/// <summary>
/// Two processes, one for clinics and one for people, with a database for each service, over RabbitMQ; all of it can be
/// lost, and come back as it was at a moment.
/// </summary>
internal sealed class RestorableProcesses : IDeployment
{
    private const string People = "people";
    private const string Clinics = "clinics";
    private const string Exchange = "exchange";

    private readonly DirectoryInfo _home;
    private readonly ArchivedStore _store;
    private readonly Dictionary<string, string> _databases;
    private readonly HostProcess _people;
    private readonly HostProcess _clinics;
    private readonly HostProcess _operator;
    private TestRabbit _broker;

    private RestorableProcesses(
        DirectoryInfo home, ArchivedStore store, TestRabbit broker, Dictionary<string, string> databases)
    {
        _home = home;
        _store = store;
        _broker = broker;
        _databases = databases;
        (_people, _clinics, _operator) = (new(People, home), new(Clinics, home), new("operator", home));
        Configure(_people, string.Join(',', HostProcess.Services.Where(service => service != Exchange)));
        Configure(_clinics, Exchange);
        Configure(_operator, "all");
    }

    public Uri Portal => _people.Address;

    public Uri Fhir => new(_clinics.Address, "fhir");

    public string AdministratorPassword => Settings.AdministratorPassword;

    /// <summary>Where the exchange runs, alone.</summary>
    public HostProcess ForClinics => _clinics;

    private string Keys => Path.Combine(_home.FullName, "keys");

    private string KeptKeys => Path.Combine(_home.FullName, "kept-keys");

    private string AnyDatabase => _databases[Exchange];

    private IEnumerable<HostProcess> Hosts => [_people, _clinics];

    public static async Task<RestorableProcesses> StartAsync()
    {
        var home = Settings.NewFolder("restorable");
        var starting = TestRabbit.StartAsync();
        var store = await ArchivedStore.StartAsync(home);
        var databases = new Dictionary<string, string>();
        foreach (var service in HostProcess.Services)
            databases[service] = await store.CreateDatabaseAsync(service);
        var deployment = new RestorableProcesses(home, store, await starting, databases);
        try
        {
            await deployment.ServeAsync();
        }
        catch
        {
            await deployment.DisposeAsync();
            throw;
        }
        return deployment;
    }

    public string ConnectionTo(string service) => _databases[service];

    public Task<T> AskAsync<T>(string service, string query) =>
        ArchivedStore.ScalarAsync<T>(_databases[service], query);

    public Task BackUpAsync() => _store.BackUpAsync(AnyDatabase);

    /// <summary>With the keys as they are now.</summary>
    public async Task<DateTimeOffset> MomentAsync()
    {
        var kept = System.IO.Directory.CreateDirectory(KeptKeys);
        foreach (var key in new DirectoryInfo(Keys).EnumerateFiles())
            key.CopyTo(Path.Combine(kept.FullName, key.Name), overwrite: true);
        return await ArchivedStore.MomentAsync(AnyDatabase);
    }

    /// <summary>Processes, stores, keys and broker; of all there is the archive is left.</summary>
    public async Task DestroyAsync()
    {
        foreach (var host in Hosts) await host.KillAsync();
        await _broker.DisposeAsync();
        System.IO.Directory.Delete(Keys, recursive: true);
        await _store.DestroyAsync(AnyDatabase);
    }

    /// <summary>Stores and keys; the broker is another, with nothing in it. Nothing serves yet.</summary>
    public async Task RestoreAsync(DateTimeOffset moment)
    {
        var starting = TestRabbit.StartAsync();
        System.IO.Directory.Move(KeptKeys, Keys);
        await _store.RestoreAsync(AnyDatabase, moment);
        _broker = await starting;
        foreach (var host in Hosts.Append(_operator)) host.Settings["RabbitMq__Uri"] = $"{_broker.AmqpUri}";
    }

    /// <summary>What <c>carebridge republish</c> says.</summary>
    public Task<string> RepublishAsync() => _operator.RunAsync("republish");

    public Task<string> VerifyAccountingAsync() => _operator.RunAsync("verify-accounting");

    public async Task ServeAsync()
    {
        foreach (var host in Hosts) host.Launch();
        foreach (var host in Hosts) await host.WaitUntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts) await host.DisposeAsync();
        await _broker.DisposeAsync();
        await _store.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private void Configure(HostProcess host, string services)
    {
        host.Settings["services"] = services;
        host.Settings["Store__Provider"] = "PostgreSql";
        host.Settings["RabbitMq__Uri"] = $"{_broker.AmqpUri}";
        host.Settings["Keys__Folder"] = Keys;
        host.Settings["Data__Folder"] = Path.Combine(_home.FullName, host.Name);
        host.Settings["Portal__AdministratorPassword"] = Settings.AdministratorPassword;
        foreach (var service in HostProcess.Services)
        {
            host.Settings[$"ConnectionStrings__{service}"] = _databases[service];
            host.Settings[$"Services__{service}"] = (service == Exchange ? _clinics : _people).Address.ToString();
        }
    }
}
