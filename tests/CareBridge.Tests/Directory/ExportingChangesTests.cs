using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Directory.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Directory;

/// <summary>An export tells what has changed here since the feed, and begins before it is whole.</summary>
public sealed class ExportingChangesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly string _feed = $"feed-{Guid.CreateVersion7():N}";
    private readonly FeedDesk _desk = new(network);

    [Fact]
    public async Task Meetings_at_several_times_of_day_are_told_each_at_its_own()
    {
        await _desk.ImportAsync(
            _feed,
            new { format = "meeting-guide", timeZone = "America/New_York" },
            Meetings.Feed(Meetings.One(_feed)));
        await ChangeAsync("groups", await _desk.GroupAsync($"Hill meeting of {_feed}"), group =>
            group["meetings"] = new JsonArray(
                PeerGroups.Meeting("sunday", "19:30:00", "20:30:00"),
                PeerGroups.Meeting("wednesday", "07:00:00"),
                PeerGroups.Meeting("friday", "19:30:00", "20:30:00")));

        var told = (await _desk.ExportAsync("meeting-guide")).EnumerateArray()
            .Where(item => item.Text("slug")!.StartsWith(_feed, StringComparison.Ordinal))
            .OrderBy(item => item.Text("slug"), StringComparer.Ordinal).ToList();

        Assert.Equal(
            ["[0,5] 19:30 20:30", "3 07:00 "],
            told.Select(item => $"{item.GetProperty("day").GetRawText()} {item.Text("time")} {item.Text("end_time")}"));
        Assert.All(told, item => Assert.Equal("Downtown", item.Text("region")));
        Assert.Equal(2, told.Select(item => item.Text("slug")).Distinct().Count());
    }

    [Fact]
    public async Task Whatever_is_changed_of_a_resource_is_told_as_it_is_now()
    {
        await _desk.ImportAsync(_feed, new { format = "hsds-json" }, HsdsServices.Feed(HsdsServices.One(_feed)));
        await ChangeAsync("resources", await _desk.ResourceAsync($"Shelter {_feed}"), resource =>
        {
            resource["phone"] = "555-0177";
            resource["hours"] = "At night.";
            resource["languages"] = new JsonArray("en", "fr");
            resource["places"]![0]!["line"] = "2 Mill Lane";
            resource["category"] = "food";
            resource["provider"] = "Hill Kitchen";
        });

        var told = await ServiceAsync();
        Assert.Equal(["555-0177"], Column(told, "phones", "number"));
        Assert.Equal(["At night."], Column(told, "schedules", "description"));
        Assert.Equal(["en", "fr"], Column(told, "languages", "code"));
        Assert.Equal(
            ["2 Mill Lane"],
            told.GetProperty("service_at_locations").EnumerateArray().SelectMany(
                at => Column(at.GetProperty("location"), "addresses", "address_1")));
        Assert.Equal("Hill Kitchen", told.GetProperty("organization").Text("name"));
        Assert.Equal("none", told.Text("wait_time"));

        // Whoever takes it over has what is here.
        var again = $"{_feed}-again";
        var copy = JsonNode.Parse(told.GetRawText())!;
        copy["id"] = again;
        copy["name"] = $"Shelter {again}";
        await _desk.ImportAsync(again, new { format = "hsds-json" }, HsdsServices.Feed(copy));
        var resource = await _desk.ResourceAsync($"Shelter {again}");
        Assert.Equal("food 555-0177 Hill Kitchen", string.Join(
            ' ', resource.Text("category"), resource.Text("phone"), resource.Text("provider")));
    }

    [Fact]
    public async Task A_service_that_is_there_again_says_so()
    {
        await _desk.ImportAsync(
            _feed,
            new { format = "hsds-json" },
            HsdsServices.Feed(HsdsServices.One(_feed, ("status", "temporarily closed"))));
        await ChangeAsync("resources", await _desk.ResourceAsync($"Shelter {_feed}"), _ => { });

        Assert.Equal("active", (await ServiceAsync()).Text("status"));
    }

    [Theory]
    [InlineData("hsds-json")]
    [InlineData("hsds-csv")]
    public async Task An_export_begins_before_it_is_whole(string format)
    {
        await using var scope = network.Host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<DirectoryDbContext>();
        if (!store.Database.IsNpgsql()) return;
        await using var transaction = await store.Database.BeginTransactionAsync();
        await store.Database.ExecuteSqlRawAsync("LOCK TABLE directory.local_resources IN ACCESS EXCLUSIVE MODE");

        // Nothing of it can be read yet.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        using var answer = await network.Stranger.GetAsync(
            $"/api/directory/exports/{format}", HttpCompletionOption.ResponseHeadersRead, patience.Token);

        answer.EnsureSuccessStatusCode();
        await transaction.RollbackAsync();
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<JsonElement> ServiceAsync() =>
        (await _desk.ExportAsync("hsds-json")).EnumerateArray().Single(item => item.Text("id") == _feed);

    private static string[] Column(JsonElement row, string table, string column) =>
        [.. row.GetProperty(table).EnumerateArray().Select(below => below.Text(column)!)];

    private async Task ChangeAsync(string what, JsonElement seen, Action<JsonObject> change)
    {
        var body = JsonNode.Parse(seen.GetRawText())!.AsObject();
        foreach (var member in (string[])
            ["id", "version", "organizationId", "active", "stale", "changedAt", "nextMeetings", "facilitatorIds"])
            body.Remove(member);
        change(body);
        var put = await network.Specialist.PutAsJsonAsync(
            $"/api/directory/{what}/{seen.GetProperty("id").GetGuid()}", body);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
    }
}
