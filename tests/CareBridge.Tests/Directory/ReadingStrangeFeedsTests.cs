using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Directory;

/// <summary>What no specification foresees harms neither the rest of the feed nor anybody else.</summary>
public sealed class ReadingStrangeFeedsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private static readonly object Meeting = new { format = "meeting-guide", timeZone = "America/New_York" };
    private static readonly object Hsds = new { format = "hsds-json" };

    private readonly string _feed = $"feed-{Guid.CreateVersion7():N}";
    private readonly FeedDesk _desk = new(network);

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("2999-01-01")]
    public async Task A_day_that_has_not_come_is_no_day_on_which_it_was_verified(string day)
    {
        var job = await _desk.ImportAsync(
            _feed, Hsds, HsdsServices.Feed(HsdsServices.One(_feed, ("assured_date", day))));

        Assert.Contains($"{_feed} assured_date not-used wrong-date", await _desk.ReportAsync(job));
        var found = await network.Stranger.GetFromJsonAsync<JsonElement>(
            $"/api/directory/resources/search?text={_feed}");
        Assert.True(found[0].GetProperty("stale").GetBoolean());
    }

    [Fact]
    public void How_fresh_something_is_can_be_said_for_every_day()
    {
        var today = new DateOnly(2026, 11, 22);
        Assert.False(Freshness.IsStale(DateOnly.MaxValue, today, 180));
        Assert.False(Freshness.IsStale(today.AddDays(-180), today, 180));
        Assert.True(Freshness.IsStale(today.AddDays(-181), today, 180));
    }

    [Fact]
    public async Task A_field_with_a_long_name_costs_nobody_the_feed()
    {
        var job = await _desk.ImportAsync(
            _feed, Meeting, Meetings.Feed(Meetings.One(_feed, ($"contact_{new string('x', 300)}", "Jo R."))));

        Assert.Equal("complete", job.Text("status"));
        Assert.Equal(100, Assert.Single(await _desk.ReportAsync(job)).Split(' ')[1].Length);
    }

    [Fact]
    public async Task Of_a_member_that_is_there_twice_the_last_counts()
    {
        var feed = Meetings.Feed(Meetings.One(_feed)).Replace(
            "\"region\":\"Downtown\"", "\"region\":\"Downtown\",\"notes\":\"<b>Knock.</b>\",\"region\":\"Uptown\"");
        await _desk.ImportAsync(_feed, Meeting, feed);

        Assert.Equal("Knock.\n\nSide door.", (await _desk.GroupAsync($"Hill meeting of {_feed}")).Text("description"));
        var told = await ToldAsync();
        Assert.Equal(("Knock.\n\nSide door.", "Uptown"), (told.Text("notes"), told.Text("region")));
    }

    [Theory]
    [InlineData("contacts", """[{"name": "Jo R.", "phone": "555-0142"}]""")]
    [InlineData("mailing_address", "\"Jo R., 7 Elm\"")]
    [InlineData("Email", "\"jo@example.org\"")]
    [InlineData("cashapp", "\"$jo\"")]
    [InlineData("feedback_emails", """["jo@example.org"]""")]
    [InlineData("region", """{"contact": "Jo R."}""")]
    [InlineData("regions", """["Downtown", {"contact": "Jo R."}]""")]
    public async Task What_the_format_does_not_know_is_not_kept_for_it_may_name_somebody(string field, string value)
    {
        var job = await _desk.ImportAsync(
            _feed, Meeting, Meetings.Feed(Meetings.One(_feed, (field, JsonNode.Parse(value)))));

        Assert.Equal([$"{_feed} {field} left-out may-name-somebody"], await _desk.ReportAsync(job));
        Assert.False((await ToldAsync()).TryGetProperty(field, out _));
        var original = await network.InStoreAsync<DirectoryDbContext, string>(store => store.ImportedItems
            .Where(item => item.Key == _feed).Select(item => item.Original).SingleAsync());
        Assert.DoesNotContain("jo", original, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_holds_where_a_package_is_silent_counts_as_said()
    {
        var feed = HsdsServices.Feed(HsdsServices.One(_feed, ("languages", null)));
        await _desk.ImportAsync(_feed, new { format = "hsds-json", language = "en" }, feed);

        await _desk.ImportAsync(_feed, new { format = "hsds-json", language = "fr" }, feed);

        Assert.Equal(["fr"], (await _desk.ResourceAsync($"Shelter {_feed}")).Texts("languages"));
    }

    [Theory]
    [InlineData("location", "housing")]
    [InlineData("services", "legal")]
    [InlineData("whatever", "legal")]
    public async Task An_attribute_belongs_to_the_table_that_it_names(string entity, string category)
    {
        // The ids of a service and a location may be the same.
        var package = new JsonObject
        {
            ["services.csv"] = new JsonArray(
                new JsonObject { ["id"] = _feed, ["name"] = $"Shelter {_feed}", ["description"] = "A bed." }),
            ["locations.csv"] = new JsonArray(new JsonObject { ["id"] = _feed, ["name"] = "Old Mill" }),
            ["attributes.csv"] = new JsonArray(new JsonObject
            {
                ["id"] = $"a-{_feed}",
                ["link_id"] = _feed,
                ["link_entity"] = entity,
                ["taxonomy_term_id"] = $"t-{_feed}",
            }),
            ["taxonomy_terms.csv"] = new JsonArray(
                new JsonObject { ["id"] = $"t-{_feed}", ["name"] = "Legal aid", ["description"] = "Lawyers." }),
        };

        await _desk.ImportAsync(_feed, Hsds, package.ToJsonString());

        Assert.Equal(category, (await _desk.ResourceAsync($"Shelter {_feed}")).Text("category"));
    }

    [Fact]
    public async Task What_services_share_is_kept_once()
    {
        const int Many = 60;
        var tables = new JsonObject
        {
            ["organizations.csv"] = new JsonArray(new JsonObject { ["id"] = _feed, ["name"] = "River Shelter" }),
            ["services.csv"] = Rows(number => new JsonObject
            {
                ["id"] = $"{_feed}-{number}",
                ["organization_id"] = _feed,
                ["name"] = $"Shelter {_feed} {number}",
            }),
            ["contacts.csv"] = Rows(number => new JsonObject
            {
                ["id"] = $"{_feed}-c{number}",
                ["organization_id"] = _feed,
                ["location_id"] = "nowhere",
                ["name"] = "Desk",
            }),
        };

        var job = await _desk.ImportAsync(_feed, Hsds, tables.ToJsonString());

        Assert.Equal(Many, (await _desk.ReportAsync(job)).Count(
            line => line.EndsWith("leads-nowhere", StringComparison.Ordinal)));
        var originals = await network.InStoreAsync<DirectoryDbContext, List<string>>(store => store.ImportedItems
            .Where(item => item.Key.StartsWith(_feed)).Select(item => item.Original).ToListAsync());
        Assert.Equal(Many, originals.Count);
        Assert.All(originals, original => Assert.Contains("River Shelter", original, StringComparison.Ordinal));
        Assert.Equal(Many, originals.Sum(original => original.Split("\"Desk\"").Length - 1));

        static JsonArray Rows(Func<int, JsonNode> row) => new([.. Enumerable.Range(0, Many).Select(row)]);
    }

    private async Task<JsonElement> ToldAsync() =>
        (await _desk.ExportAsync("meeting-guide")).EnumerateArray().Single(item => item.Text("slug") == _feed);
}
