using System.Diagnostics;
using CareBridge.Platform.Hosting;
using CareBridge.Testing;
using CareBridge.Tests.Platform.Keys;
using Npgsql;

namespace CareBridge.Tests.Exporting;

/// <summary>A folder is there whole or not at all.</summary>
public sealed class BreakingOffExportsTests(KeyDesk desk) : IClassFixture<KeyDesk>, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = ExportFiles.Nowhere();
    private readonly Guid _organization = Guid.CreateVersion7();

    private string Unfinished => $"{_folder}.unfinished-export";

    public Task InitializeAsync() => desk.AskAsync(
        "INSERT INTO directory.staff (\"Id\", \"OrganizationId\", \"PersonId\", \"Active\", \"ChangedAt\", "
            + "\"Version\", \"GivenName\", \"FamilyName\", \"Role\") "
            + "SELECT gen_random_uuid(), $1, gen_random_uuid(), true, now(), 1, 'Jo', 'Rivers', 'PeerSpecialist' "
            + "FROM generate_series(1, 250)",
        _organization);

    public Task DisposeAsync()
    {
        if (System.IO.Directory.Exists(_folder)) System.IO.Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task One_that_is_killed_leaves_nothing_that_looks_whole_and_the_next_is()
    {
        await using (await HoldAsync("portal.accounts"))
        {
            using var killed = Start();
            await Eventually.IsAsync(
                true,
                () => Task.FromResult(File.Exists(Path.Combine(Unfinished, "directory", "staff.ndjson"))),
                Patience);
            killed.Kill();
            await killed.WaitForExitAsync();
        }
        Assert.False(Path.Exists(_folder));
        Assert.True(Path.Exists(Unfinished));
        Assert.Equal(["0"], await CountAsync());

        using var process = Start();
        using var patience = new CancellationTokenSource(Patience);
        var said = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);

        Assert.True(process.ExitCode == 0, said);
        Assert.Equal(250, ExportFiles.Read(_folder).Of("directory/staff.ndjson").Length);
        Assert.False(Path.Exists(Unfinished));
        Assert.False(Path.Exists($"{Unfinished}.lock"));
        Assert.Equal(["1"], await CountAsync());
    }

    [Fact]
    public async Task What_changes_while_a_service_is_read_is_not_in_it()
    {
        Task<(int Exit, string Output)> run;
        await using (await HoldAsync("directory.peer_groups"))
        {
            run = Task.Run(() => ExportFiles.RunAsync(desk.Command, _organization, _folder));
            // Of the first tables it has been read; participants come after the one that is held.
            await Eventually.IsAsync(
                true,
                () => Task.FromResult(File.Exists(Path.Combine(Unfinished, "directory", "staff.ndjson"))),
                Patience);
            await desk.AskAsync(
                "INSERT INTO directory.legal_holds (\"Id\", \"Version\", \"Reason\", \"PlacedBy\", \"PlacedFor\", "
                    + "\"PlacedAt\", \"SortKey\") VALUES ($1, 1, 'Case 7', $1, $2, now(), 'x')",
                Guid.CreateVersion7(),
                _organization);
        }
        var (exit, output) = await run;

        Assert.True(exit == 0, output);
        Assert.DoesNotContain("legal-holds: ", output);
        Assert.Empty(ExportFiles.Read(_folder).Of("directory/legal-holds.ndjson"));
    }

    [Fact]
    public async Task Of_two_at_once_into_one_folder_the_second_is_refused()
    {
        Task<(int Exit, string Output)> first;
        await using (await HoldAsync("portal.accounts"))
        {
            first = Task.Run(() => ExportFiles.RunAsync(desk.Command, _organization, _folder));
            await Eventually.IsAsync(
                true, () => Task.FromResult(File.Exists($"{Unfinished}.lock")), Patience);

            var refusal = await Assert.ThrowsAsync<UsageException>(
                () => ExportFiles.RunAsync(desk.Command, _organization, _folder));
            Assert.Contains("cannot be written now", refusal.Message);
        }
        Assert.Equal(0, (await first).Exit);
        Assert.Equal(250, ExportFiles.Read(_folder).Of("directory/staff.ndjson").Length);
    }

    [Fact]
    public async Task One_that_cannot_open_what_is_sealed_writes_nothing()
    {
        await desk.AskAsync(
            "INSERT INTO crisis.safety_plans (\"Id\", \"ParticipantId\", \"OrganizationId\", \"Status\", \"Text\", "
                + "\"WrittenBy\", \"IsByParticipant\", \"BegunAt\", \"ChangedAt\", \"Version\") "
                + "VALUES ($1, $1, $2, 'Active', 'CfDJ8nobody', $1, false, now(), now(), 1)",
            Guid.CreateVersion7(),
            _organization);

        var (exit, output) = await ExportFiles.RunAsync(desk.Command, _organization, _folder);

        Assert.Equal(1, exit);
        Assert.Contains("opened by no key of the ring", output);
        Assert.False(Path.Exists(_folder));
        Assert.False(Path.Exists(Unfinished));
        Assert.Equal(["0"], await CountAsync());
    }

    [Fact]
    public async Task Of_an_organization_that_nobody_knows_nothing_is_written()
    {
        var (exit, output) = await ExportFiles.RunAsync(desk.Command, Guid.CreateVersion7(), _folder);

        Assert.Equal(1, exit);
        Assert.Contains("there is nothing in directory, consent, ", output);
        Assert.False(Path.Exists(_folder));
        Assert.False(Path.Exists(Unfinished));
    }

    [Fact]
    public async Task A_folder_that_is_there_is_left_as_it_is()
    {
        System.IO.Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, "mine"), "mine");

        var refusal = await Assert.ThrowsAsync<UsageException>(
            () => ExportFiles.RunAsync(desk.Command, _organization, _folder));

        Assert.Contains("is there already", refusal.Message);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(_folder, "mine")));
    }

    private Task<IReadOnlyList<string>> CountAsync() => desk.AskAsync(
        "SELECT count(*) FROM portal.organization_exports WHERE \"OrganizationId\" = $1", _organization);

    /// <summary>Nobody reads the table until it is let go.</summary>
    private async Task<NpgsqlConnection> HoldAsync(string table)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(desk.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand($"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "carebridge.dll"));
        foreach (var word in (string[])
            ["export-organization", "--organization", $"{_organization}", "--to", _folder, .. desk.Settings])
            start.ArgumentList.Add(word);
        return Process.Start(start)!;
    }
}
