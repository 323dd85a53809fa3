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
        if (configuration["Store:Provider"] is not null
            || configuration.GetSection("ConnectionStrings").GetChildren().Any())
            return new EmbeddedStores();

        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = Path.Combine(DataFolder.Of(configuration), "postgresql"),
            BinariesDirectory = configuration["Embedded:Binaries"],
        };
        var loggers = LoggerFactory.Create(logging =>
            logging.AddConfiguration(configuration.GetSection("Logging")).AddConsole());
        try
        {
            var server = await EmbeddedPostgres.StartAsync(
                options, TimeProvider.System, loggers.CreateLogger<EmbeddedPostgres>());
            await server.EnsureDatabaseAsync(Database);
            configuration.AddInMemoryCollection(target.Here.Select(module =>
                KeyValuePair.Create($"ConnectionStrings:{module.Name}", (string?)server.ConnectionString(Database))));
            return new EmbeddedStores(loggers, server);
        }
        catch (EmbeddedPostgresException exception)
        {
            loggers.Dispose();
            throw new UsageException(exception.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _loggers?.Dispose();
    }
}
