using CareBridge.Platform.Messaging;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Telemetry;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CareBridge.Platform.Operation;

/// <summary>What whoever runs a deployment sees and mends of each service, whoever it is about.</summary>
public static class OperationRegistration
{
    /// <summary>Times at which a service has something to do by itself.</summary>
    /// <param name="name">A kebab-case word.</param>
    /// <param name="times">When each that waits is due; null of what does not wait.</param>
    public static void AddTimer<TContext>(
        this IServiceCollection services, string name, Func<TContext, IQueryable<DateTimeOffset?>> times)
        where TContext : ServiceDbContext => services.AddSingleton(new WatchedTimer<TContext>(name, times));

    /// <summary>A metric of how many there are of something in a service's store.</summary>
    /// <param name="count">The ids of what is counted at a time.</param>
    public static void AddFigure<TContext>(
        this IServiceCollection services,
        WatchedGauge gauge,
        Func<TContext, DateTimeOffset, IQueryable<Guid>> count)
        where TContext : ServiceDbContext => services.AddSingleton(new WatchedFigure<TContext>(gauge, count));

    /// <summary>Something that a service can make anew from what it keeps, while it goes on.</summary>
    public static void AddProjection<TContext, TProjection>(this IServiceCollection services)
        where TContext : ServiceDbContext
        where TProjection : class, IProjection<TContext>
    {
        services.AddScoped<IProjection<TContext>, TProjection>();
        services.TryAddSingleton<RebuildSteps<TContext>>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<Rebuilder, Rebuilder<TContext>>());
        services.AddHostedService<RunRebuilds<TContext>>();
    }

    internal static void AddOperated<TContext>(this IServiceCollection services, string service)
        where TContext : ServiceDbContext
    {
        var operated = new OperatedService<TContext>(service);
        services.AddSingleton<OperatedService>(operated);
        services.AddSingleton(operated);
        services.AddSingleton<Republisher, Republisher<TContext>>();
        services.AddHostedService<TendFailures<TContext>>();
        services.AddHostedService<WatchStore<TContext>>();
    }

    internal static void AddOperation(this IServiceCollection services, Uri? rabbitMq)
    {
        services.AddSingleton(new Queues(rabbitMq));
        services.AddSingleton<Beginning>();
        if (rabbitMq is not null) services.AddHostedService<CollectFailures>();
    }

    internal static void MapOperation(this IEndpointRouteBuilder routes)
    {
        // Else it would begin when somebody first asks.
        routes.ServiceProvider.GetRequiredService<Beginning>();
        foreach (var service in routes.ServiceProvider.GetServices<OperatedService>()) service.Map(routes);
    }
}

internal abstract class OperatedService
{
    public abstract void Map(IEndpointRouteBuilder routes);
}

internal sealed class OperatedService<TContext>(string service) : OperatedService
    where TContext : ServiceDbContext
{
    public string Name => service;

    public override void Map(IEndpointRouteBuilder routes)
    {
        ReadOperation<TContext>.Map(routes, service);
        SettleFailures<TContext>.Map(routes, service);
        BeginRebuild<TContext>.Map(routes, service);
    }
}

internal sealed record WatchedTimer<TContext>(string Name, Func<TContext, IQueryable<DateTimeOffset?>> Times)
    where TContext : ServiceDbContext;

/// <summary>When this process began.</summary>
internal sealed class Beginning(TimeProvider time)
{
    public DateTimeOffset At { get; } = Domain.Precision.Now(time);
}
