using Microsoft.Extensions.Logging;
using Npgsql;

namespace CareBridge.Platform.Embedded;

/// <summary>
/// A PostgreSQL server that belongs to this process: nobody else can reach it, it starts and stops with us, and if it
/// dies it is started again. While it runs, its data directory is locked against a second host.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    private readonly EmbeddedPostgresOptions _options;
    private readonly PostmasterControl _control;
    private readonly IDisposable _lock;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _watch;
    private int _disposed;

    private EmbeddedPostgres(
        EmbeddedPostgresOptions options,
        PostmasterControl control,
        IDisposable hostLock,
        TimeProvider time,
        ILogger log)
    {
        _options = options;
        _control = control;
        _lock = hostLock;
        _time = time;
        _log = log;
        _watch = WatchAsync();
    }

    /// <summary>The server's process, or null while it is down.</summary>
    public int? ProcessId => _control.Running?.ProcessId;

    /// <exception cref="EmbeddedPostgresException">It cannot run here, and the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, TimeProvider time, ILogger log, CancellationToken cancellation = default)
    {
        options = options with { DataDirectory = Path.GetFullPath(options.DataDirectory) };
        CreateDataDirectory(options.DataDirectory);

        var hostLock = HostLock.Take(options.DataDirectory);
        try
        {
            var account = await ServerAccount.ChooseAsync(cancellation);
            await account.RequireEntryAsync(options.DataDirectory, cancellation);

            var cluster = new PostgresCluster(options, account, time);
            var programs = await FindProgramsAsync(options, cluster.Major, log, cancellation);
            await cluster.InitializeAsync(programs, log, cancellation);

            var control = new PostmasterControl(options, account, cluster, programs, time, log);
            await control.AdoptOrStartAsync(cancellation);
            return new(options, control, hostLock, time, log);
        }
        catch
        {
            hostLock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A database of the server that another host runs on the same data; null when no host runs there.
    /// </summary>
    public static string? ConnectionStringOfRunning(EmbeddedPostgresOptions options, string databaseName)
    {
        options = options with { DataDirectory = Path.GetFullPath(options.DataDirectory) };
        return HostLock.IsHeld(options.DataDirectory)
            ? PostmasterControl.ConnectionStringOfRunning(options, databaseName)
            : null;
    }

    public string ConnectionString(string databaseName) => _control.ConnectionString(databaseName);

    public async Task EnsureDatabaseAsync(string databaseName, CancellationToken cancellation = default)
    {
        await using var connection = new NpgsqlConnection(_control.ConnectionString("postgres", pooled: false));
        await connection.OpenAsync(cancellation);

        await using var ask = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection)
        {
            Parameters = { new() { Value = databaseName } },
        };
        if (await ask.ExecuteScalarAsync(cancellation) is not null)
            return;

        // From template0, because creating from the default template fails while anybody is connected to that.
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(databaseName);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0", connection);
        try
        {
            await create.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException e) when (
            e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            _log.LogDebug("Database {Database} was made by another caller meanwhile", databaseName);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        await _stopping.CancelAsync();
        await _watch;
        try
        {
            await _control.StopAsync();
        }
        finally
        {
            _lock.Dispose();
            _stopping.Dispose();
        }
    }

    /// <summary>Lets go as a killed host does: the server stays.</summary>
    internal async Task AbandonAsync()
    {
        Interlocked.Exchange(ref _disposed, 1);
        await _stopping.CancelAsync();
        await _watch;
        _lock.Dispose();
    }

    private static void CreateDataDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
        {
            // To be walked through by the server's account, which may be another than ours, but not to be read.
            Directory.CreateDirectory(
                path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    private static async Task<PostgresPrograms> FindProgramsAsync(
        EmbeddedPostgresOptions options, int? dataMajor, ILogger log, CancellationToken cancellation)
    {
        var downloads = Path.Combine(options.DataDirectory, "postgresql-binaries");
        return await PostgresBinaries.FindAsync(options.BinariesDirectory, downloads, dataMajor, cancellation)
            ?? await PostgresDownload.TryAsync(downloads, dataMajor, log, cancellation)
            ?? throw new EmbeddedPostgresException(PostgresBinaries.NotFoundMessage(downloads, dataMajor));
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(WatchInterval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                if (_control.Running is null)
                    await ReviveAsync();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            _log.LogDebug("No longer watching the PostgreSQL in {Directory}", _options.DataDirectory);
        }
    }

    private async Task ReviveAsync()
    {
        _log.LogCritical("The PostgreSQL in {Directory} has died; starting it again", _options.DataDirectory);
        try
        {
            await _control.AdoptOrStartAsync(_stopping.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _log.LogCritical(e, "The PostgreSQL in {Directory} did not start; trying again", _options.DataDirectory);
        }
    }
}
