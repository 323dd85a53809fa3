using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Diagnosis;

/// <summary>A deployment as its checks see it: configured, and not started.</summary>
public sealed class Examination
{
    /// <summary>For one answer over the network.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal Examination(
        IConfigurationRoot configuration,
        Target target,
        IReadOnlyList<Setting> settings,
        IServiceCollection services,
        TimeProvider time)
    {
        Configuration = configuration;
        Target = target;
        Settings = settings;
        Time = time;
        Stores = Of<ExaminedStore>(services);
        Reactions = Of<ReactionRegistration>(services);
    }

    public IConfigurationRoot Configuration { get; }

    public Target Target { get; }

    public TimeProvider Time { get; }

    /// <summary>Of the program and all its services, wherever they run: one file may configure them all.</summary>
    internal IReadOnlyList<Setting> Settings { get; }

    internal IReadOnlyList<ExaminedStore> Stores { get; }

    internal IReadOnlyList<ReactionRegistration> Reactions { get; }

    /// <summary>The private server of the deployment is what is looked at.</summary>
    internal bool IsEmbedded { get; init; }

    /// <summary>Null when it is not set, or set to nothing.</summary>
    public string? this[string key] => Configuration[key] is { Length: > 0 } value ? value : null;

    public bool IsHere(string service) => Target.Here.Any(module => module.Name == service);

    /// <summary>A service's store as it is configured; null when it is not, or the service does not run here.</summary>
    public TContext? Open<TContext>()
        where TContext : ServiceDbContext =>
        Stores.OfType<ExaminedStore<TContext>>().FirstOrDefault(store => this[store.Key] is not null)
            ?.Open(Configuration) as TContext;

    /// <summary>A store did not answer, or is configured so that nobody can ask it: <c>StoresCheck</c> says
    /// which.</summary>
    public static bool IsNoAnswer(Exception exception, CancellationToken cancellation) => exception switch
    {
        OperationCanceledException => !cancellation.IsCancellationRequested,
        ArgumentException or FormatException or UsageException => true,
        _ => StoreFaults.IsOfStore(exception),
    };

    private static List<T> Of<T>(IServiceCollection services) =>
    [
        .. services.Where(service => service.ServiceType == typeof(T) && !service.IsKeyedService)
            .Select(service => service.ImplementationInstance).OfType<T>(),
    ];
}

/// <summary>A store that can be looked at although nothing of its service has started.</summary>
internal abstract class ExaminedStore(string service)
{
    public string Service { get; } = service;

    public string Key => $"ConnectionStrings:{Service}";

    /// <exception cref="UsageException">The engine is unknown.</exception>
    /// <exception cref="ArgumentException">The connection string is none.</exception>
    public abstract ServiceDbContext Open(IConfiguration configuration);
}

internal sealed class ExaminedStore<TContext>(string service) : ExaminedStore(service)
    where TContext : ServiceDbContext
{
    public override ServiceDbContext Open(IConfiguration configuration)
    {
        var store = StoreRegistration.Open<TContext>(configuration, Service);
        // Here, where nobody is waiting for an answer.
        _ = store.Model;
        return store;
    }
}
