namespace CareBridge.EndToEnd.Deployments;

/// <summary>All services in one process on the embedded default: no broker, no database of anybody else's.</summary>
public sealed class OneProcess : IDeployment
{
    private readonly DirectoryInfo _data;
    private readonly HostProcess _host;

    private OneProcess(DirectoryInfo data, HostProcess host)
    {
        _data = data;
        _host = host;
    }

    public Uri Portal => _host.Address;

    public Uri Fhir => new(_host.Address, "fhir");

    public string AdministratorPassword => Settings.AdministratorPassword;

    public HostProcess Host => _host;

    public static Task<OneProcess> StartAsync() => StartAsync(new Dictionary<string, string>());

    /// <summary>The same on a given database, for what needs to measure beside it.</summary>
    public static Task<OneProcess> StartOnAsync(string connection) => StartAsync(
        new Dictionary<string, string>(HostProcess.Services.Select(
            service => KeyValuePair.Create($"ConnectionStrings__{service}", connection)))
        {
            ["Exchange__RateLimit__RequestsPerSecond"] = "0",
        });

    public static async Task<OneProcess> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var data = Settings.NewFolder("one-process");
        var host = new HostProcess("all", data);
        host.Settings["Data__Folder"] = Path.Combine(data.FullName, "data");
        host.Settings["Portal__AdministratorPassword"] = Settings.AdministratorPassword;
        foreach (var (key, value) in settings) host.Settings[key] = value;
        var deployment = new OneProcess(data, host);
        host.Launch();
        try
        {
            await host.WaitUntilReadyAsync();
        }
        catch
        {
            await deployment.DisposeAsync();
            throw;
        }
        return deployment;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
