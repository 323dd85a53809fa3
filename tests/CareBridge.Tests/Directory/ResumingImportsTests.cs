using System.Text;
using System.Text.Json.Nodes;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Features.Imports;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Directory;

/// <summary>An import whose worker dies goes on where it was; one that is taken over is left alone.</summary>
public sealed class ResumingImportsTests : IAsyncLifetime
{
    private const int Meetings = (3 * WorkImport.BatchSize) + 7;

    private readonly CareNetwork _network = new();

    public async Task InitializeAsync() => await _network.InitializeAsync();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task Whoever_takes_it_over_goes_on_behind_what_is_saved_and_nothing_is_done_twice()
    {
        var id = await OpenAsync();
        // As if somebody had died with it: claimed, and the claim long over.
        var version = await ClaimAsync(id);
        using var death = new CancellationTokenSource();
        var scopes = _network.Host.Services.GetRequiredService<IServiceScopeFactory>();
        var dying = new WorkImport(id, version, scopes, TimeProvider.System).RunAsync(death.Token);
        await Eventually.SucceedsAsync(async () =>
            Assert.True((await JobAsync(id)).Items >= WorkImport.BatchSize, "Nothing is saved yet."));
        await death.CancelAsync();
        await Record.ExceptionAsync(() => dying);
        var left = await JobAsync(id);

        var next = await ClaimAsync(id);
        await new WorkImport(id, next, scopes, TimeProvider.System).RunAsync(CancellationToken.None);

        var job = await JobAsync(id);
        Assert.Equal(ImportStatus.Complete, job.Status);
        Assert.Equal((Meetings, Meetings, 0L), (job.Items, job.Created, job.Issues));
        Assert.True(left.Items <= Meetings);
        Assert.Equal(Meetings, await _network.InStoreAsync<DirectoryDbContext, int>(
            store => store.Groups.CountAsync(group => group.OrganizationId == _network.Community)));
        // Each group was saved once, whoever did it.
        Assert.True(await _network.InStoreAsync<DirectoryDbContext, bool>(
            store => store.Groups.AllAsync(group => group.Version == 1)));
    }

    [Fact]
    public async Task Who_was_only_slow_stops_when_another_has_taken_over()
    {
        var id = await OpenAsync();
        var slow = await ClaimAsync(id);
        await ClaimAsync(id);
        var scopes = _network.Host.Services.GetRequiredService<IServiceScopeFactory>();

        await Assert.ThrowsAsync<WorkImport.OverException>(
            () => new WorkImport(id, slow, scopes, TimeProvider.System).RunAsync(CancellationToken.None));

        Assert.Equal(0, (await JobAsync(id)).Items);
    }

    /// <summary>Sent and started, but claimed before the host's own worker finds it.</summary>
    private async Task<Guid> OpenAsync()
    {
        var feed = new JsonArray([.. Enumerable.Range(0, Meetings).Select(number => (JsonNode)new JsonObject
        {
            ["name"] = $"Meeting {number}",
            ["slug"] = $"meeting-{number}",
            ["day"] = number % 7,
            ["time"] = "19:30",
            ["conference_url"] = "https://meet.example.org/j/1",
        })]);
        var id = await new FeedDesk(_network).SendAsync(
            "feed",
            new { format = "meeting-guide", timeZone = "America/New_York" },
            Encoding.UTF8.GetBytes(feed.ToJsonString()));
        await _network.InStoreAsync<DirectoryDbContext, int>(async store =>
        {
            var job = await store.Imports.SingleAsync(j => j.Id == id);
            var bytes = await store.ImportParts.Where(part => part.ImportId == id)
                .SumAsync(part => part.Content.Length);
            var now = TimeProvider.System.Now();
            job.Start(1, bytes, now);
            job.BeClaimed(now + TimeSpan.FromHours(1), now);
            return await store.SaveChangesAsync();
        });
        return id;
    }

    private Task<long> ClaimAsync(Guid id) => _network.InStoreAsync<DirectoryDbContext, long>(async store =>
    {
        var job = await store.Imports.SingleAsync(j => j.Id == id);
        job.BeClaimed(TimeProvider.System.Now() + TimeSpan.FromHours(1), TimeProvider.System.Now());
        await store.SaveChangesAsync();
        return job.Version;
    });

    private Task<ImportJob> JobAsync(Guid id) => _network.InStoreAsync<DirectoryDbContext, ImportJob>(
        store => store.Imports.AsNoTracking().SingleAsync(job => job.Id == id));
}
