using CareBridge.Platform.Hosting;
using CareBridge.Platform.Keys;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Platform.Keys;

/// <summary>Rotation beside a host that seals, opens and writes all the while.</summary>
public sealed class RotatingKeysTests(KeyDesk desk) : IClassFixture<KeyDesk>
{
    private static readonly TimeSpan LongAfter = TimeSpan.FromDays(40);

    [Fact]
    public async Task A_running_host_uses_the_new_key_and_all_still_open_what_either_seals()
    {
        var (older, newerStill) = (KeyDesk.Seal(desk.Host, "older"), KeyDesk.Seal(desk.Command, "as old"));

        var (code, said) = await desk.RotateAsync(RotateKeysCommand.Another);

        Assert.True(code == 0, said);
        Assert.NotEqual(CiphertextKey.Of(older), desk.Newest);
        await Eventually.IsAsync(
            desk.Newest, () => Task.FromResult(CiphertextKey.Of(KeyDesk.Seal(desk.Host, "x")) ?? Guid.Empty));
        Assert.Equal("older", KeyDesk.Open(desk.Command, older));
        Assert.Equal("as old", KeyDesk.Open(desk.Host, newerStill));
        Assert.Equal("new", KeyDesk.Open(desk.Host, KeyDesk.Seal(desk.Command, "new")));
        Assert.Equal("newest", KeyDesk.Open(desk.Command, KeyDesk.Seal(desk.Host, "newest")));
    }

    [Fact]
    public async Task What_others_write_meanwhile_is_never_lost()
    {
        var written = new Dictionary<Guid, string>();
        for (var at = 0; at < 3 * SealedRows.BatchSize; at++)
            written[await desk.FileAsync(KeyDesk.Seal(desk.Host, $"first {at}"))] = $"first {at}";
        using var isOver = new CancellationTokenSource();
        var writing = Task.Run(() => WriteAsync(written, isOver.Token));

        var (code, said) = await desk.RotateAsync(RotateKeysCommand.Another);
        await isOver.CancelAsync();
        var writes = await writing;

        Assert.True(code == 0, said);
        Assert.InRange(writes, 1, int.MaxValue);
        foreach (var (id, words) in written)
        {
            var kept = await desk.FileOfAsync(id);
            Assert.Equal(words, KeyDesk.Open(desk.Host, kept));
            Assert.Equal(desk.Newest, CiphertextKey.Of(kept));
        }
    }

    [Fact]
    public async Task A_row_that_has_changed_since_it_was_read_stays_as_it_is()
    {
        var id = await desk.FileAsync(KeyDesk.Seal(desk.Host, "first"));
        var read = await desk.FileOfAsync(id);
        await desk.AskAsync(
            "UPDATE aftercare.files SET \"Content\" = $2 WHERE \"Id\" = $1", id, KeyDesk.Seal(desk.Host, "second"));
        await using var scope = desk.Command.CreateAsyncScope();
        var store = scope.ServiceProvider
            .GetRequiredService<CareBridge.Aftercare.Storage.AftercareDbContext>();
        await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.OpenConnectionAsync(store.Database);

        var rows = new SealedRows(store, Files());

        Assert.False(await rows.TryReplaceAsync([id], read, KeyDesk.Seal(desk.Host, "first"), default));
        Assert.Equal("second", KeyDesk.Open(desk.Host, await desk.FileOfAsync(id)));
    }

    [Fact]
    public async Task What_was_broken_off_goes_on_with_the_same_key()
    {
        await desk.RotateAsync(RotateKeysCommand.Another);
        var stale = KeyDesk.Seal(desk.Command, "as it was");
        var ids = new List<Guid>();
        for (var at = 0; at < (2 * SealedRows.BatchSize) + 50; at++) ids.Add(await desk.FileAsync(stale));
        var keys = desk.Command.GetRequiredService<SharedKeys>();
        var made = keys.CreateShared();
        await Eventually.IsAsync(made.KeyId, () =>
        {
            keys.Look();
            return Task.FromResult(desk.Newest);
        });

        await foreach (var count in Aftercare.PassAsync(Files(), writes: true, desk.Command, default))
        {
            Assert.Equal(SealedRows.BatchSize, count.Older);
            break;
        }
        var (code, said) = await desk.RotateAsync();

        Assert.True(code == 0, said);
        Assert.Equal(made.KeyId, desk.Newest);
        Assert.Contains($"aftercare files.Content: {SealedRows.BatchSize + 50} sealed anew", said);
        foreach (var id in ids)
        {
            var kept = await desk.FileOfAsync(id);
            Assert.Equal(made.KeyId, CiphertextKey.Of(kept));
            Assert.Equal("as it was", KeyDesk.Open(desk.Host, kept));
        }
    }

    [Fact]
    public async Task Older_keys_go_when_nothing_needs_them_and_everything_still_opens()
    {
        var id = await desk.FileAsync(KeyDesk.Seal(desk.Command, "kept"));
        var token = desk.Command.GetRequiredService<InternalTokens>()
            .For(new Caller(Guid.CreateVersion7(), Role.Administrator, null));
        var planted = KeyDesk.Seal(desk.Command, "planted");
        await desk.RotateAsync(RotateKeysCommand.Another);

        var (early, tooEarly) = await desk.RetireAsync(TimeSpan.FromDays(30));
        Assert.False(early);
        Assert.Contains("it has to be 31 days", tooEarly);
        Assert.Contains("--at-once", tooEarly);
        Assert.Contains("it has to be 20 minutes", (await desk.RetireAsync(TimeSpan.Zero, atOnce: true)).Said);

        await desk.AskAsync("UPDATE aftercare.files SET \"Content\" = $2 WHERE \"Id\" = $1", id, planted);
        var (dirty, whatIsOld) = await desk.RetireAsync(LongAfter);
        Assert.False(dirty);
        Assert.Contains("aftercare files.Content: 1 sealed with older keys. Call rotate-keys first.", whatIsOld);
        Assert.Equal("kept", KeyDesk.Open(desk.Host, KeyDesk.Seal(desk.Command, "kept")));
        Assert.True(System.IO.Directory.GetFiles(desk.KeysFolder, "key-*.xml").Length > 1);

        var (resealed, said) = await desk.RotateAsync();
        Assert.True(resealed == 0, said);
        var (done, retired) = await desk.RetireAsync(TimeSpan.FromMinutes(21), atOnce: true);

        Assert.True(done, retired);
        Assert.Equal(
            $"key-{desk.Newest}.xml", Path.GetFileName(Assert.Single(System.IO.Directory.GetFiles(desk.KeysFolder))));
        var aside = Path.Combine(desk.KeysFolder, "retired");
        Assert.True(File.Exists(Path.Combine(aside, $"key-{CiphertextKey.Of(planted)}.xml")));
        await Eventually.IsAsync(
            true, () => Task.FromResult(desk.Host.GetRequiredService<InternalTokens>().Read(token) is null));
        Assert.Equal("planted", KeyDesk.Open(desk.Host, await desk.FileOfAsync(id)));
        Assert.Contains("has none before it", (await desk.RetireAsync(LongAfter)).Said);
    }

    [Fact]
    public async Task What_no_key_opens_is_told_of_and_left()
    {
        var foreign = KeyDesk.Seal(desk.Command, "foreign");
        var broken = foreign[..^8] + "AAAAAAAA";
        var id = await desk.FileAsync(broken);
        try
        {
            var (code, said) = await desk.RotateAsync(RotateKeysCommand.Another);

            Assert.Equal(1, code);
            Assert.Contains("aftercare files.Content: 1 that no key of the ring opens, left as they are", said);
            Assert.Equal(broken, await desk.FileOfAsync(id));
        }
        finally
        {
            await desk.AskAsync("DELETE FROM aftercare.files WHERE \"Id\" = $1", id);
        }
    }

    [Fact]
    public async Task A_part_of_the_services_cannot_take_keys_away_from_the_others()
    {
        var part = Target.Select(CareBridge.Host.Services.All, "aftercare");
        using var output = new StringWriter();
        var retirement = ActivatorUtilities.CreateInstance<KeyRetirement>(desk.Command, part, (TextWriter)output);

        var refused = await Assert.ThrowsAsync<UsageException>(() => retirement.RunAsync(atOnce: true, default));

        Assert.Contains("looks at every store", refused.Message);
    }

    private SealedStore Aftercare =>
        desk.Command.GetServices<SealedStore>().Single(store => store.Service == "aftercare");

    private SealedPlace Files() => Aftercare.Places(desk.Command.GetRequiredService<IServiceScopeFactory>())
        .Single(place => place.Table == "files");

    /// <summary>Until it is over; each is written by nobody else but the rotation.</summary>
    private async Task<int> WriteAsync(Dictionary<Guid, string> written, CancellationToken isOver)
    {
        var ids = written.Keys.ToList();
        var writes = 0;
        for (; !isOver.IsCancellationRequested; writes++)
        {
            var (id, words) = (ids[writes % ids.Count], $"write {writes}");
            await desk.AskAsync(
                "UPDATE aftercare.files SET \"Content\" = $2 WHERE \"Id\" = $1", id, KeyDesk.Seal(desk.Host, words));
            written[id] = words;
        }
        return writes;
    }
}
