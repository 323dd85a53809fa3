using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareBridge.Tests.Directory;

/// <summary>A feed opens again what it closed itself, and nothing else.</summary>
public sealed class ReopeningByFeedsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private static readonly object Meeting = new { format = "meeting-guide", timeZone = "America/New_York" };
    private static readonly object Hsds = new { format = "hsds-json" };

    private readonly string _feed = $"feed-{Guid.CreateVersion7():N}";
    private readonly FeedDesk _desk = new(network);

    [Theory]
    [InlineData("active")]
    [InlineData("temporarily closed")]
    public async Task A_service_that_was_closed_for_a_time_is_there_again(string first)
    {
        foreach (var status in (string[])[first, "temporarily closed", "active"])
            await ImportAsync(HsdsServices.One(_feed, ("status", status)));

        Assert.True((await ResourceAsync(_feed)).GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task A_meeting_that_comes_back_broken_meets_again_when_it_is_mended()
    {
        var (kept, leaving) = (Meetings.One($"{_feed}-a"), Meetings.One($"{_feed}-b"));
        var broken = Meetings.One($"{_feed}-b", ("name", null));
        foreach (JsonNode[] feed in (JsonNode[][])[[kept, leaving], [kept], [kept, broken], [kept, leaving]])
            await _desk.ImportAsync(_feed, Meeting, Meetings.Feed(feed));

        Assert.True(await MeetsAsync($"{_feed}-b"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_staff_closed_stays_closed_when_the_feed_drops_it_and_has_it_again(bool closedFirst)
    {
        var (kept, leaving) = (Meetings.One($"{_feed}-a"), Meetings.One($"{_feed}-b"));
        await _desk.ImportAsync(_feed, Meeting, Meetings.Feed(kept, leaving));
        var id = (await _desk.GroupAsync($"Hill meeting of {_feed}-b")).GetProperty("id").GetGuid();
        if (closedFirst) await CloseAsync(id);
        await _desk.ImportAsync(_feed, Meeting, Meetings.Feed(kept));
        if (!closedFirst) await CloseAsync(id);

        var job = await _desk.ImportAsync(_feed, Meeting, Meetings.Feed(kept, leaving));

        Assert.Contains($"{_feed}-b - not-used closed-by-hand", await _desk.ReportAsync(job));
        Assert.False(await MeetsAsync($"{_feed}-b"));
    }

    [Fact]
    public async Task A_package_without_services_closes_nothing()
    {
        await ImportAsync(HsdsServices.One(_feed));

        var organization = new JsonObject { ["id"] = $"o-{_feed}", ["name"] = "Us", ["legal_status"] = "llc" };
        var job = await ImportAsync(organization);

        Assert.Equal("empty-feed", job.GetProperty("failureCode").GetString());
        Assert.True((await ResourceAsync(_feed)).GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task The_last_day_that_staff_have_said_stays_said()
    {
        await ImportAsync(HsdsServices.One(_feed));
        var resource = JsonNode.Parse((await ResourceAsync(_feed)).GetRawText())!.AsObject();
        var id = (Guid)resource["id"]!;
        foreach (var member in (string[])["id", "version", "organizationId", "stale", "active", "changedAt"])
            resource.Remove(member);
        resource["validUntil"] = "2099-12-31";
        (await network.Specialist.PutAsJsonAsync($"/api/directory/resources/{id}", resource)).EnsureSuccessStatusCode();

        await ImportAsync(HsdsServices.One(_feed, ("description", "Two beds.")));

        Assert.Equal("Two beds.", (await ResourceAsync(_feed)).Text("description"));
        Assert.Equal("2099-12-31", (await ResourceAsync(_feed)).Text("validUntil"));
    }

    private Task<JsonElement> ImportAsync(params JsonNode[] services) =>
        _desk.ImportAsync(_feed, Hsds, HsdsServices.Feed(services));

    private Task<JsonElement> ResourceAsync(string id) => _desk.ResourceAsync($"Shelter {id}");

    private async Task<bool> MeetsAsync(string slug) =>
        (await _desk.GroupAsync($"Hill meeting of {slug}")).GetProperty("active").GetBoolean();

    private async Task CloseAsync(Guid group) =>
        (await network.Specialist.PostAsync($"/api/directory/groups/{group}/close", null)).EnsureSuccessStatusCode();
}
