using System.Diagnostics;
using CareBridge.Platform.Keys;
using CareBridge.Testing;

namespace CareBridge.Tests.Platform.Keys;

/// <summary>The command as a process of its own, which is killed in the middle.</summary>
public sealed class KillingRotationTests(KeyDesk desk) : IClassFixture<KeyDesk>
{
    private const int Rows = 20 * SealedRows.BatchSize;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_rotation_that_is_killed_loses_nothing_and_is_finished_with_its_own_key()
    {
        var older = desk.Newest;
        await desk.AskAsync(
            "INSERT INTO aftercare.files (\"Id\", \"Content\") "
                + "SELECT gen_random_uuid(), $1 FROM generate_series(1, $2)",
            KeyDesk.Seal(desk.Command, "kept"),
            Rows);
        using (var process = Start("rotate-keys", "--new-key"))
        {
            using var patience = new CancellationTokenSource(Patience);
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.Contains("sealed anew", StringComparison.Ordinal)) break;
            }
            process.Kill();
            await process.WaitForExitAsync(patience.Token);
        }
        var between = await CountAsync();
        Assert.Equal(2, between.Count);
        Assert.Equal(Rows, between.Values.Sum());
        Assert.InRange(between[older], 1, Rows - SealedRows.BatchSize);
        var made = between.Keys.Single(key => key != older);

        using var second = Start("rotate-keys");
        using var more = new CancellationTokenSource(Patience);
        var said = await second.StandardOutput.ReadToEndAsync(more.Token);
        await second.WaitForExitAsync(more.Token);

        Assert.True(second.ExitCode == 0, said);
        Assert.Contains($"Key {made} of ", said);
        Assert.Equal(new Dictionary<Guid, int> { [made] = Rows }, await CountAsync());
        // The host that ran meanwhile has taken up the key, and opens what two other processes have sealed.
        await Eventually.IsAsync(
            made, () => Task.FromResult(CiphertextKey.Of(KeyDesk.Seal(desk.Host, "x")) ?? Guid.Empty));
        Assert.All(
            await desk.AskAsync("SELECT \"Content\" FROM aftercare.files"),
            content => Assert.Equal("kept", KeyDesk.Open(desk.Host, content)));
    }

    private async Task<Dictionary<Guid, int>> CountAsync() =>
        (await desk.AskAsync("SELECT \"Content\" FROM aftercare.files"))
            .GroupBy(content => CiphertextKey.Of(content)!.Value)
            .ToDictionary(same => same.Key, same => same.Count());

    private Process Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "carebridge.dll"));
        foreach (var word in words.Concat(desk.Settings)) start.ArgumentList.Add(word);
        return Process.Start(start)!;
    }
}
