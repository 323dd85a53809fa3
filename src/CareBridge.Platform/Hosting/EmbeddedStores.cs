using CareBridge.Platform.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Hosting;

/// <summary>The private PostgreSQL of a process that was given no store; it outlives the process's services.</summary>
internal sealed class EmbeddedStores : IAsyncDisposable
{
    private const string Database = "carebridge";

    private readonly ILoggerFactory? _loggers;
    private readonly EmbeddedPostgres? _server;

    private EmbeddedStores(ILoggerFactory? loggers = null, EmbeddedPostgres? server = null)
    {
        _loggers = loggers;
        _server = server;
    }

    /// <exception cref="UsageException">It cannot run here; the message says what to do.</exception>
    public static async Task<EmbeddedStores> StartIfNeededAsync(ConfigurationManager configuration, Target target)
    {
        if (!IsNeeded(configuration)) return new EmbeddedStores();

        var loggers = LoggerFactory.Create(logging =>
            logging.AddConfiguration(configuration.GetSection("Logging")).AddConsole());
        try
        {
            var server = await EmbeddedPostgres.StartAsync(
                Options(configuration), TimeProvider.System, loggers.CreateLogger<EmbeddedPostgres>());
            await server.EnsureDatabaseAsync(Database);
            Connect(configuration, target, server.ConnectionString(Database));
            return new EmbeddedStores(loggers, server);
        }
        catch (EmbeddedPostgresException exception)
        {
            loggers.Dispose();
            throw new UsageException(exception.Message);
        }
    }

    /// <summary>Uses the server of a host that runs on the same data; only without one it starts its own.</summary>
    /// <inheritdoc cref="StartIfNeededAsync"/>
    public static async Task<EmbeddedStores> JoinOrStartIfNeededAsync(
        ConfigurationManager configuration, Target target) =>
        TryJoin(configuration, target) ? new EmbeddedStores() : await StartIfNeededAsync(configuration, target);

    /// <summary>Uses the server of a host that runs on the same data; false when there is none, or no need.</summary>
    public static bool TryJoin(ConfigurationManager configuration, Target target)
    {
        if (!IsNeeded(configuration)
            || EmbeddedPostgres.ConnectionStringOfRunning(Options(configuration), Database) is not { } connection)
            return false;

        Connect(configuration, target, connection);
        return true;
    }

    public static bool IsNeeded(IConfiguration configuration) =>
        configuration["Store:Provider"] is null && !configuration.GetSection("ConnectionStrings").GetChildren().Any();

    public static EmbeddedPostgresOptions Options(IConfiguration configuration) => new()
    {
        DataDirectory = Path.Combine(DataFolder.Of(configuration), "postgresql"),
        BinariesDirectory = configuration["Embedded:Binaries"],
    };

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _loggers?.Dispose();
    }

    private static void Connect(ConfigurationManager configuration, Target target, string connection) =>
        configuration.AddInMemoryCollection(target.Here.Select(module =>
            KeyValuePair.Create($"ConnectionStrings:{module.Name}", (string?)connection)));
}
