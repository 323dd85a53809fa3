using System.Diagnostics;
using System.Runtime.Versioning;
using CareBridge.Platform.Embedded;
using CareBridge.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CareBridge.Tests.Platform;

[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedPostgresTests : IDisposable
{
    private const UnixFileMode Passable = (UnixFileMode)0b111_101_101;

    private readonly string _home = System.IO.Directory.CreateTempSubdirectory("carebridge-test-").FullName;

    public EmbeddedPostgresTests() => File.SetUnixFileMode(_home, Passable);

    private string Data => Path.Combine(_home, "data");

    public void Dispose() => System.IO.Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task What_is_written_is_there_after_a_restart()
    {
        await using (var server = await StartAsync())
        {
            await server.EnsureDatabaseAsync("care");
            await server.EnsureDatabaseAsync("care");
            await RunAsync(server, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('here')");
        }

        await using var again = await StartAsync();
        Assert.Equal("here", await RunAsync(again, "SELECT word FROM kept"));
    }

    [Fact]
    public async Task It_is_durable_and_reached_through_a_private_socket_only()
    {
        await using var server = await StartAsync();
        await server.EnsureDatabaseAsync("care");

        Assert.Equal("on", await RunAsync(server, "SHOW fsync"));
        Assert.Equal("on", await RunAsync(server, "SHOW synchronous_commit"));
        Assert.Equal("on", await RunAsync(server, "SHOW data_checksums"));
        Assert.Equal("UTF8", await RunAsync(server, "SHOW server_encoding"));
        Assert.Equal("", await RunAsync(server, "SHOW listen_addresses"));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(new NpgsqlConnectionStringBuilder(server.ConnectionString("care")).Host!));
    }

    [Fact]
    public async Task A_second_host_on_the_same_data_is_refused()
    {
        await using var server = await StartAsync();

        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(StartAsync);

        Assert.Contains("Another CareBridge is using the data", refused.Message);
    }

    [Fact]
    public async Task Whoever_only_reads_is_let_in_while_the_host_runs()
    {
        var options = new EmbeddedPostgresOptions { DataDirectory = Data };
        Assert.Null(EmbeddedPostgres.ConnectionStringOfRunning(options, "care"));
        await using (var server = await StartAsync())
        {
            await server.EnsureDatabaseAsync("care");
            await RunAsync(server, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('here')");

            await using var visitor = new NpgsqlConnection(
                EmbeddedPostgres.ConnectionStringOfRunning(options, "care") + ";Pooling=false");
            await visitor.OpenAsync();
            await using var ask = new NpgsqlCommand("SELECT word FROM kept", visitor);
            Assert.Equal("here", await ask.ExecuteScalarAsync());
        }
        Assert.Null(EmbeddedPostgres.ConnectionStringOfRunning(options, "care"));
    }

    [Fact]
    public async Task A_server_killed_with_its_host_is_adopted_by_the_next()
    {
        var orphan = await StartOrphanAsync();

        await using (var next = await StartAsync())
        {
            await next.EnsureDatabaseAsync("care");
            Assert.Equal(orphan, next.ProcessId);
        }

        await Eventually.IsAsync(() => !IsRunning(orphan));
    }

    [Fact]
    public async Task A_server_that_died_with_its_host_is_recovered_by_the_next()
    {
        Kill(await StartOrphanAsync());

        await using var next = await StartAsync();

        await next.EnsureDatabaseAsync("care");
        Assert.Equal("1", await RunAsync(next, "SELECT '1'"));
    }

    [Fact]
    public async Task A_lock_file_naming_a_process_that_is_no_PostgreSQL_does_not_hinder_the_start()
    {
        Kill(await StartOrphanAsync());
        using var stranger = StartStranger();
        var lockFile = Path.Combine(Data, "cluster", "postmaster.pid");
        File.WriteAllLines(lockFile, [$"{stranger.Id}", .. File.ReadAllLines(lockFile).Skip(1)]);

        await using (var next = await StartAsync())
            Assert.NotEqual(stranger.Id, next.ProcessId);

        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task A_server_that_dies_is_started_again()
    {
        await using var server = await StartAsync();
        await server.EnsureDatabaseAsync("care");
        await RunAsync(server, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('here')");

        Kill(server.ProcessId!.Value);

        var word = await Eventually.SucceedsAsync(
            () => RunAsync(server, "SELECT word FROM kept"), TimeSpan.FromSeconds(60));
        Assert.Equal("here", word);
    }

    [Fact]
    public async Task It_does_not_share_the_terminals_signals_with_its_host()
    {
        await using var server = await StartAsync();

        Assert.NotEqual(SessionOf(Environment.ProcessId), SessionOf(server.ProcessId!.Value));
    }

    [Fact]
    public async Task A_first_start_cut_short_leaves_nothing_to_be_taken_for_data()
    {
        System.IO.Directory.CreateDirectory(Path.Combine(Data, "initdb-1"));
        await File.WriteAllTextAsync(Path.Combine(Data, "initdb-1", "PG_VERSION"), "15");

        await using var server = await StartAsync();

        Assert.Equal(["cluster"], System.IO.Directory.GetDirectories(Data).Select(Path.GetFileName).Except(["socket"]));
    }

    [Fact]
    public async Task A_long_path_is_no_obstacle()
    {
        await using var server = await StartAsync(Path.Combine(_home, new string('x', 100)));

        await server.EnsureDatabaseAsync("care");
    }

    [Fact]
    public async Task A_folder_without_PostgreSQL_is_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.StartAsync(
            new() { DataDirectory = Data, BinariesDirectory = _home }, TimeProvider.System, NullLogger.Instance));

        Assert.Contains(_home, refused.Message);
    }

    [Fact]
    public async Task Data_of_another_version_are_refused_before_they_are_touched()
    {
        System.IO.Directory.CreateDirectory(Path.Combine(Data, "cluster"));
        await File.WriteAllTextAsync(Path.Combine(Data, "cluster", "PG_VERSION"), "11\n");

        var refused = await Assert.ThrowsAsync<EmbeddedPostgresException>(StartAsync);

        Assert.Contains("PostgreSQL 11, the version that made these data", refused.Message);
    }

    private Task<EmbeddedPostgres> StartAsync() => StartAsync(Data);

    private static Task<EmbeddedPostgres> StartAsync(string data) =>
        EmbeddedPostgres.StartAsync(new() { DataDirectory = data }, TimeProvider.System, NullLogger.Instance);

    /// <summary>What a host leaves behind that is killed: a server, and no lock.</summary>
    private async Task<int> StartOrphanAsync()
    {
        var host = await StartAsync();
        var orphan = host.ProcessId!.Value;
        await host.AbandonAsync();
        return orphan;
    }

    private static async Task<string?> RunAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("care") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync();
    }

    private static Process StartStranger()
    {
        var start = new ProcessStartInfo("sleep", ["600"]);
        if (Environment.IsPrivilegedProcess)
            start.UserName = "postgres";
        return Process.Start(start)!;
    }

    private static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
        process.WaitForExit();
    }

    private static bool IsRunning(int processId) => new PostmasterFile(processId, 0, "").IsAlive;

    private static string SessionOf(int processId) =>
        File.ReadAllText($"/proc/{processId}/stat").Split(") ")[^1].Split(' ')[3];
}
