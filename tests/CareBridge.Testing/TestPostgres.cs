using System.Diagnostics;
using CareBridge.Platform.Embedded;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CareBridge.Testing;

/// <summary>A private PostgreSQL on a folder of its own; both are gone when the test process is.</summary>
public sealed class TestPostgres : IAsyncDisposable
{
    // The server is told to stop at once and, should it not, made to; only then is its folder removed.
    private const string CleanUp =
        """
        pid=$(head -n 1 "$0/server/cluster/postmaster.pid" 2>/dev/null)
        if [ -n "$pid" ]; then
          kill -QUIT "$pid"
          for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do kill -0 "$pid" || break; sleep 1; done
          kill -0 "$pid" && kill -KILL "$pid"
        fi
        # A test may have put a file system of its own there.
        mountpoint -q "$0/server" 2>/dev/null && umount -l "$0/server"
        rm -rf "$0"
        """;

    // As root, the server runs as another user, who must be able to walk to its folder.
    private const UnixFileMode OursButPassable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Nothing of a run outlives the machine; and hundreds of databases, of which each is used for seconds,
    /// would be vacuumed one after the other all the time.</summary>
    private static readonly Dictionary<string, string> ForTheRunOnly = new()
    {
        ["fsync"] = "off",
        ["full_page_writes"] = "off",
        ["autovacuum"] = "off",
    };

    private static readonly Lazy<Task<TestPostgres>> OneForTheRun = new(() => StartAsync(options => options with
    {
        Settings = options.Settings.Concat(ForTheRunOnly).ToDictionary(),
    }));

    private readonly ILogger _log;
    private readonly Watchdog _watchdog;
    private EmbeddedPostgresOptions _options;
    private EmbeddedPostgres _server;
    private int _databases;

    private TestPostgres(EmbeddedPostgresOptions options, ILogger log, Watchdog watchdog, EmbeddedPostgres server)
    {
        _options = options;
        _log = log;
        _watchdog = watchdog;
        _server = server;
    }

    public string DataDirectory => _options.DataDirectory;

    /// <summary>Where the running server's programs are.</summary>
    public string Programs =>
        Path.GetDirectoryName(Process.GetProcessById(_server.ProcessId!.Value).MainModule!.FileName)!;

    /// <summary>The server that all tests of a run share; a test that stops or kills its server starts one of its
    /// own.</summary>
    public static Task<TestPostgres> SharedAsync() => OneForTheRun.Value;

    public static async Task<TestPostgres> StartAsync(
        Func<EmbeddedPostgresOptions, EmbeddedPostgresOptions>? configure = null, ILogger? log = null)
    {
        var home = System.IO.Directory.CreateTempSubdirectory("carebridge-test-postgres-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(home, OursButPassable);

        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = Path.Combine(home, "server"),

            // Each test database has a connection pool, which outlives the test by some minutes.
            Settings = new Dictionary<string, string> { ["max_connections"] = "500" },
        };
        options = configure?.Invoke(options) ?? options;

        var watchdog = Watchdog.Start(CleanUp, home);
        try
        {
            log ??= NullLogger.Instance;
            return new(options, log, watchdog, await EmbeddedPostgres.StartAsync(options, TimeProvider.System, log));
        }
        catch
        {
            watchdog.Dispose();
            throw;
        }
    }

    /// <summary>A new, empty database: its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string prefix = "test")
    {
        var name = NextName(prefix);
        await _server.EnsureDatabaseAsync(name);
        return ConnectionString(name);
    }

    /// <summary>A new database with all that is in another, to which nobody is connected: its connection
    /// string.</summary>
    public async Task<string> CopyDatabaseAsync(string original, string prefix = "test")
    {
        var name = NextName(prefix);
        await using var connection = new NpgsqlConnection(_server.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var copy = new NpgsqlCommand($"CREATE DATABASE \"{name}\" TEMPLATE \"{original}\"", connection);
        await copy.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Whether it can say this; on a connection of its own.</summary>
    public async Task AskAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(_server.ConnectionString("postgres")) { Pooling = false }
                .ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteScalarAsync();
    }

    private string NextName(string prefix) => $"{prefix}_{Interlocked.Increment(ref _databases)}";

    private string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(_server.ConnectionString(database))
        {
            ConnectionIdleLifetime = 10,
            IncludeErrorDetail = true,
        }.ConnectionString;

    /// <summary>Stops the server, as an outage; connection strings hold good for when it is started again.</summary>
    public async Task StopAsync() => await _server.DisposeAsync();

    public async Task StartAgainAsync() =>
        _server = await EmbeddedPostgres.StartAsync(_options, TimeProvider.System, _log);

    /// <summary>With other settings than before.</summary>
    public async Task StartAgainAsync(Func<EmbeddedPostgresOptions, EmbeddedPostgresOptions> configure)
    {
        _options = configure(_options);
        await StartAgainAsync();
    }

    /// <summary>kill -9. The server is started again by itself within seconds, as in production.</summary>
    public void Kill()
    {
        if (_server.ProcessId is { } id)
            Process.GetProcessById(id).Kill();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _watchdog.Dispose();
    }
}
