using CareBridge.Testing;

namespace CareBridge.EndToEnd.Deployments;

/// <summary>Every service by itself, as in <see cref="SevenProcesses"/>, and for all one clock to move.</summary>
public sealed class OneClock : IDeployment
{
    private readonly SeparateServices _services;

    private OneClock(SeparateServices services) => _services = services;

    public FixedClock Clock => _services.Clock;

    public Uri Portal => _services.AddressOf("portal");

    public Uri Fhir => new(_services.AddressOf("exchange"), "fhir");

    public string AdministratorPassword => Settings.AdministratorPassword;

    public static async Task<OneClock> StartAsync() => new(await SeparateServices.StartAsync(
        new Dictionary<string, string?>
        {
            ["Portal:AdministratorPassword"] = Settings.AdministratorPassword,
            ["Exchange:RateLimit:RequestsPerSecond"] = "0",
            ["Exchange:RateLimit:TokensPerMinute"] = "0",
        }));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
