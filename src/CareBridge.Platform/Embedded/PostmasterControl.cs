using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CareBridge.Platform.Embedded;

/// <summary>Starts, finds, reaches and stops the server of one data directory.</summary>
internal sealed class PostmasterControl(
    EmbeddedPostgresOptions options,
    ServerAccount account,
    PostgresCluster cluster,
    PostgresPrograms programs,
    TimeProvider time,
    ILogger log)
{
    private const int SocketPort = 5432;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private string _host = "";
    private int _port;

    /// <summary>The living server; null when there is none.</summary>
    public PostmasterFile? Running => PostmasterFile.Read(cluster.Path) is { IsAlive: true } server ? server : null;

    /// <summary>
    /// A host that was killed leaves its server running. It has our data and answers to us alone, so it is used.
    /// </summary>
    public async Task AdoptOrStartAsync(CancellationToken cancellation)
    {
        if (await AdoptAsync(cancellation))
            return;

        PostmasterFile.Disown(cluster.Path);
        _host = OperatingSystem.IsWindows()
            ? "127.0.0.1"
            : await SocketDirectory.CreateAsync(options.DataDirectory, account, cancellation);
        _port = OperatingSystem.IsWindows() ? options.Port ?? FreePort() : SocketPort;
        await cluster.WriteSettingsAsync(_host, _port, cancellation);
        await StartAsync(cancellation);
    }

    public string ConnectionString(string database, bool pooled = true) =>
        ConnectionString(options, _host, _port, database, pooled);

    /// <summary>To the server that is running now, whoever started it; null when there is none.</summary>
    public static string? ConnectionStringOfRunning(EmbeddedPostgresOptions options, string database) =>
        PostmasterFile.Read(PostgresCluster.PathOf(options)) is { IsAlive: true } server
            ? ConnectionString(options, HostOf(server), server.Port, database, pooled: true)
            : null;

    public async Task StopAsync()
    {
        if (Running is not null && !await StopAsync("fast"))
        {
            log.LogWarning("PostgreSQL did not stop in time; it is made to, and will replay its log at the next start");
            await StopAsync("immediate");
        }

        if (!OperatingSystem.IsWindows())
            SocketDirectory.Remove(_host);
    }

    private async Task<bool> AdoptAsync(CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (Running is { } server)
        {
            (_host, _port) = (HostOf(server), server.Port);
            if (await AnswersAsync(cancellation))
            {
                log.LogInformation(
                    "Adopted the PostgreSQL that an earlier host left running, process {ProcessId}", server.ProcessId);
                return true;
            }

            if (time.GetElapsedTime(started) > options.StartTimeout)
                throw new EmbeddedPostgresException(
                    $"A PostgreSQL (process {server.ProcessId}) already runs on {cluster.Path} but does not answer. "
                    + "End it, then start CareBridge again.");
            await Task.Delay(PollInterval, time, cancellation);
        }

        return false;
    }

    /// <summary>
    /// Through pg_ctl rather than as a child of ours. A Ctrl-C in a terminal is sent to every process of the foreground
    /// group, and to PostgreSQL it means fast shutdown: it would leave the host, still finishing its requests and
    /// messages, without a database. pg_ctl starts the server in a session of its own on every Unix, unprivileged on
    /// Windows, tied to none of our pipes, and knows exactly when it is ready or has failed.
    /// </summary>
    private async Task StartAsync(CancellationToken cancellation)
    {
        var output = Path.Combine(cluster.Path, "startup.log");
        try
        {
            var outcome = await account.RunAsync(
                programs.PgCtl,
                [
                    "start", "--pgdata", cluster.Path, "--log", output, "--silent", "--wait",
                    "--timeout", Seconds(options.StartTimeout),
                ],
                cancellation,
                capture: !OperatingSystem.IsWindows());
            if (!outcome.Succeeded || !await AnswersAsync(cancellation))
                throw new EmbeddedPostgresException(
                    $"PostgreSQL did not start. {outcome.Output} It said: {Tail(output)} "
                    + $"(more in {cluster.Path}/log).");
        }
        catch (Exception e) when (e is EmbeddedPostgresException or OperationCanceledException)
        {
            await StopAsync();
            throw;
        }

        log.LogInformation(
            "PostgreSQL {Major} is up in {Directory}, process {ProcessId}",
            programs.Major, options.DataDirectory, Running?.ProcessId);
    }

    private async Task<bool> StopAsync(string mode) => (await account.RunAsync(
        programs.PgCtl,
        [
            "stop", "--pgdata", cluster.Path, "--mode", mode, "--silent", "--wait",
            "--timeout", Seconds(options.StopTimeout),
        ],
        CancellationToken.None)).Succeeded;

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres", pooled: false));
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException e)
        {
            log.LogDebug(e, "PostgreSQL does not answer yet");
            return false;
        }
    }

    private static string HostOf(PostmasterFile server) =>
        OperatingSystem.IsWindows() ? "127.0.0.1" : server.SocketDirectory;

    private static string ConnectionString(
        EmbeddedPostgresOptions options, string host, int port, string database, bool pooled) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = host,
            Port = port,
            Username = options.User,
            Password = PostgresCluster.PasswordOf(options),
            Database = database,
            ApplicationName = "CareBridge",
            Pooling = pooled,

            // Seven services with a database and so a pool each must fit into the server's 200 connections.
            MaxPoolSize = 25,
        }.ConnectionString;

    private static string Seconds(TimeSpan span) =>
        ((int)Math.Ceiling(span.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static string Tail(string file) =>
        File.Exists(file) ? string.Join(' ', File.ReadLines(file).TakeLast(5)) : "nothing.";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
