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

    [Fact]
    public async Task A_package_that_takes_long_to_read_stays_whose_it_is()
    {
        var same = new JsonObject { ["id"] = "o", ["name"] = "River Shelter" };
        var package = new JsonObject
        {
            ["services.csv"] = new JsonArray(
                new JsonObject { ["id"] = "s", ["organization_id"] = "o", ["name"] = "Shelter" }),
            ["organizations.csv"] = new JsonArray([.. Enumerable.Range(0, 60_000).Select(_ => same.DeepClone())]),
        };
        var id = await OpenAsync(new { format = "hsds-json" }, package);
        var version = await ClaimAsync(id);
        var scopes = _network.Host.Services.GetRequiredService<IServiceScopeFactory>();

        await new WorkImport(id, version, scopes, new HastyClock()).RunAsync(CancellationToken.None);

        var job = await JobAsync(id);
        Assert.Equal((ImportStatus.Complete, 1), (job.Status, job.Created));
        // Taken, read, closed and completed; whatever is more kept the claim.
        Assert.True(job.Version > version + 4, $"{job.Version - version} steps");
    }

    [Fact]
    public void A_claim_that_is_kept_is_no_step_that_is_done()
    {
        var terms = new ImportTerms { Feed = "feed", Format = FeedFormat.HsdsJson };
        var now = TimeProvider.System.Now();
        var job = ImportJob.Open(Guid.CreateVersion7(), Guid.CreateVersion7(), terms, Guid.CreateVersion7(), now);
        job.Start(1, 1, now);
        job.BeClaimed(now, now);

        job.Renew(now);

        Assert.Equal((1, now + ImportJob.Claim), (job.Attempts, job.ClaimedUntil));
    }

    private Task<Guid> OpenAsync() => OpenAsync(
        new { format = "meeting-guide", timeZone = "America/New_York" },
        new JsonArray([.. Enumerable.Range(0, Meetings).Select(number => (JsonNode)new JsonObject
        {
            ["name"] = $"Meeting {number}",
            ["slug"] = $"meeting-{number}",
            ["day"] = number % 7,
            ["time"] = "19:30",
            ["conference_url"] = "https://meet.example.org/j/1",
        })]));

    /// <summary>Sent and started, but claimed before the host's own worker finds it.</summary>
    private async Task<Guid> OpenAsync(object terms, JsonNode feed)
    {
        var desk = new FeedDesk(_network);
        var id = await desk.SendAsync("feed", terms, Encoding.UTF8.GetBytes(feed.ToJsonString()));
        await desk.BeginAsync(id);
        return id;
    }

    private Task<long> ClaimAsync(Guid id) => _network.InStoreAsync<DirectoryDbContext, long>(async store =>
    {
        var job = await store.Imports.SingleAsync(j => j.Id == id);
        job.BeClaimed(TimeProvider.System.Now() + TimeSpan.FromHours(1), TimeProvider.System.Now());
        await store.SaveChangesAsync();
        return job.Version;
    });

    private Task<ImportJob> JobAsync(Guid id) => new FeedDesk(_network).JobAsync(id);

    /// <summary>Nothing has to be waited for long.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
    }
}
