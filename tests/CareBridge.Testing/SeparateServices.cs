using System.Collections.Concurrent;
using System.Diagnostics;
using CareBridge.Host;
using CareBridge.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Testing;

/// <summary>
/// Every service a host of its own with a database of its own, RabbitMQ and HTTP between them, and all in this process:
/// they go by one clock, which can be moved; that of another process cannot, and the product has no way to.
/// </summary>
public sealed class SeparateServices : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly DirectoryInfo _data = System.IO.Directory.CreateTempSubdirectory("carebridge-separate-");
    private readonly Dictionary<string, Uri> _addresses =
        Services.All.ToDictionary(module => module.Name, _ => new Uri($"http://127.0.0.1:{FreePort.Next()}/"));

    private readonly ConcurrentBag<(WebApplication App, TestStore Store)> _running = [];
    private readonly CancellationTokenSource _stopped = new();
    private Task _ticking = Task.CompletedTask;

    private SeparateServices()
    {
    }

    /// <summary>Goes on by itself like any other, and can be put forward.</summary>
    public FixedClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public Uri AddressOf(string service) => _addresses[service];

    public static async Task<SeparateServices> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var services = new SeparateServices();
        try
        {
            var rabbit = await TestRabbit.SharedAsync();
            await Task.WhenAll(Services.All.Select(module => services.StartAsync(module.Name, rabbit, settings)));
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
        services._ticking = services.TickAsync();
        return services;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _ticking;
        await Task.WhenAll(_running.Select(async one =>
        {
            await one.App.StopAsync();
            await one.App.DisposeAsync();
            await one.Store.DisposeAsync();
        }));
        _stopped.Dispose();
        _data.Delete(recursive: true);
    }

    private async Task StartAsync(
        string service, TestRabbit rabbit, IReadOnlyDictionary<string, string?> settings)
    {
        var store = await TestStore.CreateAsync(service);
        var target = Target.Select(Services.All, service);
        var builder = CareBridgeApplication.CreateBuilder(
            [
                "--urls", AddressOf(service).ToString(), "--Keys:Folder", Path.Combine(_data.FullName, "keys"),
                "--Store:Provider", store.Provider, "--RabbitMq:Uri", rabbit.AmqpUri.ToString(),
            ],
            target);
        builder.Configuration[$"ConnectionStrings:{service}"] = store.ConnectionString;
        foreach (var (name, address) in _addresses) builder.Configuration[$"Services:{name}"] = address.ToString();
        // Seven hosts share what one process has of a small machine.
        builder.Configuration["Disclosures:Patience"] = "00:00:10";
        // Those who sign in by a password alone have no phone.
        builder.Configuration["SecondFactor:Required"] = "false";
        // All of them come from this machine.
        builder.Configuration["Portal:SignInLimit:PerMinute"] = "0";
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        var app = builder.Build(target);
        _running.Add((app, store));
        await app.StartAsync();
    }

    private async Task TickAsync()
    {
        var watch = Stopwatch.StartNew();
        for (var last = TimeSpan.Zero; !_stopped.IsCancellationRequested;)
        {
            await Task.Delay(Tick, _stopped.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var now = watch.Elapsed;
            Clock.Advance(now - last);
            last = now;
        }
    }
}
