using System.Diagnostics;
using System.Globalization;
using CareBridge.Testing;
using Npgsql;

namespace CareBridge.EndToEnd.Deployments;

/// <summary>
/// A PostgreSQL that is backed up as infra/docs/backup.md says: a base backup, and its log archived.
/// </summary>
internal sealed class ArchivedStore : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TestPostgres _server;
    private readonly string _backup;
    private readonly string _archive;

    private ArchivedStore(TestPostgres server, string backup, string archive)
    {
        _server = server;
        _backup = backup;
        _archive = archive;
    }

    private string Cluster => Path.Combine(_server.DataDirectory, "cluster");

    public static async Task<ArchivedStore> StartAsync(DirectoryInfo home)
    {
        var archive = home.CreateSubdirectory("archive");
        // The server may run as another account than the tests.
        if (!OperatingSystem.IsWindows())
        {
            archive.UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
                | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        }
        var server = await TestPostgres.StartAsync(options => options with
        {
            Settings = new Dictionary<string, string>(options.Settings)
            {
                ["archive_mode"] = "on",
                ["archive_command"] = $"test ! -f {archive.FullName}/%f && cp %p {archive.FullName}/%f",
            },
        });
        return new ArchivedStore(server, Path.Combine(home.FullName, "base"), archive.FullName);
    }

    public Task<string> CreateDatabaseAsync(string prefix) => _server.CreateDatabaseAsync(prefix);

    public async Task BackUpAsync(string connection)
    {
        var server = new NpgsqlConnectionStringBuilder(connection);
        await RunAsync(
            Path.Combine(_server.Programs, "pg_basebackup"),
            "--host", server.Host!,
            "--port", server.Port.ToString(CultureInfo.InvariantCulture),
            "--username", server.Username!,
            "--pgdata", _backup,
            "--checkpoint", "fast");
    }

    /// <summary>The moment by the server's own clock.</summary>
    public static async Task<DateTimeOffset> MomentAsync(string connection) =>
        new(await ScalarAsync<DateTime>(connection, "SELECT clock_timestamp()"), TimeSpan.Zero);

    /// <summary>What is written is in the archive, and the server and all its files are no more.</summary>
    public async Task DestroyAsync(string connection)
    {
        var segment = await ScalarAsync<string>(connection, "SELECT pg_walfile_name(pg_switch_wal())");
        await Eventually.IsAsync(() => File.Exists(Path.Combine(_archive, segment)), Patience);
        await _server.StopAsync();
        // Of root's making, it must be of the server's account.
        await RunAsync("chown", "-R", $"--reference={Cluster}", _backup);
        System.IO.Directory.Delete(Cluster, recursive: true);
    }

    public async Task RestoreAsync(string connection, DateTimeOffset moment)
    {
        System.IO.Directory.Move(_backup, Cluster);
        await File.WriteAllTextAsync(Path.Combine(Cluster, "recovery.signal"), "");
        await _server.StartAgainAsync(options => options with
        {
            Settings = new Dictionary<string, string>(options.Settings)
            {
                ["restore_command"] = $"cp {_archive}/%f %p",
                ["recovery_target_time"] = moment.ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", null),
                ["recovery_target_action"] = "promote",
            },
        });
        NpgsqlConnection.ClearAllPools();
        await Eventually.IsAsync(
            () => ScalarAsync<bool>(connection, "SELECT NOT pg_is_in_recovery()"), Patience);
    }

    public static async Task<T> ScalarAsync<T>(string connection, string query)
    {
        await using var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connection) { Pooling = false });
        await using var command = database.CreateCommand(query);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, WorkingDirectory = "/" })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {said}");
    }
}
