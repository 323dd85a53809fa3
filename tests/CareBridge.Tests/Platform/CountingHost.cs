using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Storage;
using CareBridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBridge.Tests.Platform;

/// <summary>The counting service as a process of its own; a test may start several on one store.</summary>
internal sealed class CountingHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _data;
    private bool _stopped;

    private CountingHost(WebApplication app, DirectoryInfo data)
    {
        _app = app;
        _data = data;
    }

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    public Hold Hold => Services.GetRequiredService<Hold>();

    /// <param name="module">Which of the modules runs here; all when left out.</param>
    public static async Task<CountingHost> StartAsync(
        TestStore store,
        Uri? rabbit = null,
        TimeProvider? clock = null,
        Hold? hold = null,
        IReadOnlyList<ServiceModule>? modules = null,
        string module = "all")
    {
        modules ??= [new CountingModule()];
        await CreateTablesAsync(store);
        var data = System.IO.Directory.CreateTempSubdirectory("carebridge-test-");
        var target = Target.Select(modules, module);
        string[] args =
        [
            "--urls", "http://127.0.0.1:0", "--Data:Folder", data.FullName, "--Store:Provider", store.Provider,
            "--Keys:Folder", Path.Combine(data.FullName, "keys"), "--RabbitMq:Uri", rabbit?.ToString() ?? "",
        ];
        var builder = CareBridgeApplication.CreateBuilder(args, target);
        builder.Configuration.AddInMemoryCollection(target.Here.Select(one =>
            KeyValuePair.Create($"ConnectionStrings:{one.Name}", (string?)store.ConnectionString)));
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddSingleton(hold ?? new Hold());
        if (clock is not null) builder.Services.AddSingleton(clock);
        var app = builder.Build(target);
        await app.StartAsync();
        return new CountingHost(app, data);
    }

    public async Task<T> InStoreAsync<T>(Func<CountingDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CountingDbContext>());
    }

    /// <summary>A new counter, and so one message.</summary>
    public Task<Guid> CountAsync(string name = "a") => InStoreAsync(async store =>
    {
        var time = Services.GetRequiredService<TimeProvider>();
        var id = Guid.CreateVersion7();
        store.Counters.Add(new Counter(id, name, time.GetUtcNow()));
        await store.SaveChangesAsync();
        return id;
    });

    public Task<int> TalliedAsync() =>
        InStoreAsync(async store => (await store.Tallies.AsNoTracking().SingleOrDefaultAsync())?.Changes ?? 0);

    public Task<int> NotedAsync() => InStoreAsync(store => store.Notes.CountAsync());

    /// <summary>Rows that hold a counter's message.</summary>
    public Task<int> WaitingAsync() => InStoreAsync(store =>
        store.Outbox.CountAsync(row => row.Type == OutboxMessage.NameOf(typeof(CounterChanged))));

    public async Task StopAsync()
    {
        if (_stopped) return;
        _stopped = true;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>The store without its outbox: what is saved says nothing.</summary>
    public static CountingDbContext Open(TestStore store)
    {
        var options = new DbContextOptionsBuilder<CountingDbContext>();
        StoreRegistration.Use(
            options, Enum.Parse<StoreProvider>(store.Provider), store.ConnectionString, CountingDbContext.Schema);
        return new CountingDbContext(options.Options);
    }

    private static async Task CreateTablesAsync(TestStore store)
    {
        await using var context = Open(store);
        await context.Database.EnsureCreatedAsync();
    }
}

/// <summary>The service that reacts, under a name, and so with queues, of its own.</summary>
internal sealed class CountingModule(string name = CountingDbContext.Schema) : ServiceModule
{
    public override string Name => name;

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddStore<CountingDbContext>(Name);
        services.AddReaction<CounterChanged, TallyChange, CountingDbContext>(Name);
        services.AddReaction<CounterChanged, NoteChange, CountingDbContext>(Name);
    }

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
    }
}

/// <summary>A service that speaks of counters and does not listen.</summary>
internal sealed class SpeakingModule : ServiceModule
{
    public override string Name => "speaking";

    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddStore<CountingDbContext>(Name);

    public override void MapEndpoints(IEndpointRouteBuilder routes)
    {
    }
}
