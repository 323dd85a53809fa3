using CareBridge.Platform.Diagnosis;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Keys;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Operation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CareBridge.Platform.Storage;

public static class StoreRegistration
{
    /// <summary>Enough for all services when they share one database's connections.</summary>
    private const int PlansPerConnection = 200;

    /// <summary>What a page or a part of an export has is read in few pieces.</summary>
    private const int ReadBufferBytes = 32 * 1024;

    /// <summary>
    /// How much is kept of translated queries, of all services that share a process; one counts for ten. EF's own
    /// measure holds a thousand, fewer than there are, and then translates anew all the time. This holds them and many
    /// of the searches that callers put together, and no more: each of those takes memory, too.
    /// </summary>
    private const int Translations = 25_000;

    /// <summary>Models are kept with the queries, and differ.</summary>
    private static readonly Dictionary<StoreProvider, MemoryCache> TranslationsFor =
        Enum.GetValues<StoreProvider>().ToDictionary(
            engine => engine, _ => new MemoryCache(new MemoryCacheOptions { SizeLimit = Translations }));

    /// <summary>
    /// A service's store under <c>ConnectionStrings:{service}</c> with its outbox. <c>Store:Provider</c> names the
    /// engine. Interceptors that are registered with the context's type as their key watch over its saves.
    /// </summary>
    public static IServiceCollection AddStore<TContext>(this IServiceCollection services, string service)
        where TContext : ServiceDbContext
    {
        services.AddSingleton<OutboxSignal<TContext>>();
        services.AddSingleton<OutboxInterceptor<TContext>>();
        services.AddDbContextPool<TContext>((provider, options) =>
        {
            var configuration = provider.GetRequiredService<IConfiguration>();
            var connection = configuration.GetConnectionString(service)
                ?? throw new UsageException($"ConnectionStrings:{service} is not set.");
            var engine = Engine(configuration);
            Use(options, engine, connection, service);
            options.AddInterceptors(provider.GetRequiredService<OutboxInterceptor<TContext>>());
            options.AddInterceptors(provider.GetKeyedServices<IInterceptor>(typeof(TContext)));
        });
        services.AddSingleton<IStore, Store<TContext>>();
        services.AddHostedService<OutboxDispatcher<TContext>>();
        services.AddHostedService<InboxPurge<TContext>>();
        services.AddOperated<TContext>(service);
        services.AddSealedStore<TContext>(service);
        services.AddSingleton<ExaminedStore>(new ExaminedStore<TContext>(service));
        services.AddHealthChecks().AddCheck<StoreHealth<TContext>>(
            $"{service}-store", tags: [HealthEndpoints.Ready, HealthEndpoints.Accepting]);
        return services;
    }

    /// <summary>A store as it is configured, with nothing that would send or watch.</summary>
    internal static TContext Open<TContext>(IConfiguration configuration, string service)
        where TContext : ServiceDbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        Use(options, Engine(configuration), configuration.GetConnectionString(service)!, service);
        return (TContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
    }

    private static StoreProvider Engine(IConfiguration configuration) =>
        configuration["Store:Provider"] switch
        {
            null => StoreProvider.PostgreSql,
            { } name when Enum.TryParse<StoreProvider>(name, ignoreCase: true, out var engine)
                && Enum.IsDefined(engine) => engine,
            _ => throw new UsageException(
                $"Store:Provider is one of: {string.Join(", ", Enum.GetNames<StoreProvider>())}."),
        };

    internal static void Use(
        DbContextOptionsBuilder options, StoreProvider engine, string connection, string service)
    {
        options.UseMemoryCache(TranslationsFor[engine]);
        options.ConfigureWarnings(warnings => warnings
            // One set of migrations serves both engines, so the snapshot carries no engine's own annotations and
            // always looks out of date; a test compares the migrated schema with the model instead.
            .Ignore(RelationalEventId.PendingModelChangesWarning));
        switch (engine)
        {
            case StoreProvider.PostgreSql:
                options.UseNpgsql(Tuned(connection), store => store.MigrationsHistoryTable("migrations", service));
                options.AddInterceptors(new LostPlans());
                break;
            case StoreProvider.SqlServer:
                options.UseSqlServer(connection, store => store.MigrationsHistoryTable("migrations", service));
                break;
        }
    }

    /// <summary>
    /// What the connection string does not say. Statements that come again are planned once for each connection: they
    /// are always the same few, and planning them took a third of what putting disclosures on record takes. Nothing is
    /// ever set for a session, so there is nothing to reset when a connection is taken again.
    /// </summary>
    private static string Tuned(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        if (!Says("Max Auto Prepare")) settings.MaxAutoPrepare = PlansPerConnection;
        if (!Says("No Reset On Close")) settings.NoResetOnClose = true;
        if (!Says("Read Buffer Size")) settings.ReadBufferSize = ReadBufferBytes;
        return settings.ConnectionString;

        bool Says(string setting) => settings.Keys.Cast<string>().Contains(setting);
    }
}
