using System.Net.Http.Headers;
using CareBridge.Host;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Testing;

/// <summary>The whole of CareBridge in this process, on a port and a database of its own.</summary>
public sealed class CareBridgeTestHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestStore _store;
    private readonly DirectoryInfo _data;
    private readonly bool _ownsStore;
    private readonly RequestRates _rates;

    private CareBridgeTestHost(
        WebApplication app, RequestRates rates, TestStore store, DirectoryInfo data, bool ownsStore)
    {
        _app = app;
        _rates = rates;
        _store = store;
        _data = data;
        _ownsStore = ownsStore;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Address = new Uri(addresses.First());
        Anonymous = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Anonymous { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="clock">Instead of the system's.</param>
    /// <param name="configure">Last word on what is registered.</param>
    /// <param name="beside">Another instance, whose store and keys it shares; it must be disposed of last.</param>
    public static async Task<CareBridgeTestHost> StartAsync(
        TimeProvider? clock = null,
        Action<IServiceCollection>? configure = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        CareBridgeTestHost? beside = null)
    {
        var store = beside?._store ?? await TestStore.CreateAsync(MigrateAsync);
        var data = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");
        var rates = new RequestRates();
        var app = Build(store, data, beside?._data ?? data, clock, Configure, settings);
        await app.StartAsync();
        return new CareBridgeTestHost(app, rates, store, data, ownsStore: beside is null);

        void Configure(IServiceCollection services)
        {
            services.AddSingleton<IStartupFilter>(rates);
            configure?.Invoke(services);
        }
    }

    public HttpClient As(Caller caller) =>
        new(new SignedIn(Services.GetRequiredService<InternalTokens>(), caller)) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _rates.StopAsync();
        if (_ownsStore) await _store.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static async Task MigrateAsync(TestStore store)
    {
        var data = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");
        await using var app = Build(store, data, data);
        foreach (var one in app.Services.GetServices<IStore>()) await one.MigrateAsync(default);
        data.Delete(recursive: true);
    }

    /// <param name="keysIn">The folder that has the keys.</param>
    private static WebApplication Build(
        TestStore store,
        DirectoryInfo data,
        DirectoryInfo keysIn,
        TimeProvider? clock = null,
        Action<IServiceCollection>? configure = null,
        IReadOnlyDictionary<string, string?>? settings = null)
    {
        var target = Target.Select(Host.Services.All, "all");
        var keys = Path.Combine(keysIn.FullName, "keys");
        var builder = CareBridgeApplication.CreateBuilder(
            [
                "--urls", "http://127.0.0.1:0", "--Data:Folder", data.FullName, "--Keys:Folder", keys,
                "--Store:Provider", store.Provider,
            ],
            target);
        builder.Configuration.AddInMemoryCollection(Host.Services.All.Select(module =>
            KeyValuePair.Create($"ConnectionStrings:{module.Name}", (string?)store.ConnectionString)));
        // Many hosts start at once on a small machine; the tests that are about the second set it back.
        builder.Configuration["Disclosures:Patience"] = "00:00:10";
        // Tests sign in by a password; the tests that are about second factors set it back.
        builder.Configuration["SecondFactor:Required"] = "false";
        // What is refused for being too much proves nothing.
        builder.Configuration["Exchange:RateLimit:RequestsPerSecond"] = "0";
        builder.Configuration["Exchange:RateLimit:TokensPerMinute"] = "0";
        builder.Configuration["Portal:SignInLimit:PerMinute"] = "0";
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (clock is not null) builder.Services.AddSingleton(clock);
        // Each host has an administrator, and its tests make accounts by the hundred.
        builder.Services.PostConfigure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000);
        return builder.Build(target, configure);
    }

    /// <summary>A token for each request, because one lasts a minute only.</summary>
    private sealed class SignedIn(InternalTokens tokens, Caller caller) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization =
                new AuthenticationHeaderValue(InternalTokens.Scheme, tokens.For(caller));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
