using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareBridge.Tests.Directory;

/// <summary>Feeds in the Meeting Guide format become peer groups, and come out again as they came.</summary>
public sealed class ImportingMeetingsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private static readonly object Terms = new
    {
        format = "meeting-guide",
        timeZone = "America/New_York",
        pathways = new[] { "twelve-step" },
    };

    private readonly string _feed = $"feed-{Guid.CreateVersion7():N}";
    private readonly FeedDesk _desk = new(network);

    [Fact]
    public async Task Every_meeting_becomes_a_group()
    {
        var slug = $"{_feed}-hill";
        var job = await _desk.ImportAsync(_feed, Terms, Meetings.Feed(Meetings.One(slug)));

        Assert.Equal("complete", job.GetProperty("status").GetString());
        Assert.Equal(1, FeedDesk.Count(job, "created"));
        Assert.Equal(100, FeedDesk.Count(job, "percent"));
        Assert.Empty(await _desk.ReportAsync(job));
        var group = await _desk.GroupAsync($"Hill meeting of {slug}");
        Assert.Equal("hybrid", group.Text("format"));
        Assert.Equal(["open", "discussion"], group.Texts("structures"));
        Assert.Equal(["women"], group.Texts("audiences"));
        Assert.Equal(["wheelchair-access"], group.Texts("accessibility"));
        Assert.Equal(["twelve-step"], group.Texts("pathways"));
        Assert.Equal(["es"], group.Texts("languages"));
        Assert.Equal(
            ["sunday", "wednesday"],
            group.GetProperty("meetings").EnumerateArray().Select(meeting => meeting.Text("day")));
        Assert.Equal("19:30:00", group.GetProperty("meetings")[0].Text("startsAt"));
        Assert.Equal("America/Chicago", group.Text("timeZone"));
        Assert.Equal("Springfield", group.GetProperty("venue").Text("city"));
        Assert.Equal("62701", group.GetProperty("venue").Text("postalCode"));
        Assert.Equal("https://meet.example.org/j/1", group.Text("onlineUrl"));
        Assert.Equal("Ring twice.\n\nSide door.", group.Text("description"));
    }

    [Fact]
    public async Task What_could_not_be_used_is_told_by_slug_and_field_and_the_rest_is_taken()
    {
        JsonObject[] meetings =
        [
            Meetings.One($"{_feed}-time", ("time", "25:61")),
            Meetings.One($"{_feed}-types", ("types", new JsonArray("O", "QQQ", "POA"))),
            Meetings.One($"{_feed}-html", ("notes", "<p>Ring <b>twice</b> &amp; wait.</p>")),
            Meetings.One($"{_feed}-twice"),
            Meetings.One($"{_feed}-twice", ("name", "Another one")),
            Meetings.One($"{_feed}-twice"),
            Meetings.One($"{_feed}-member", ("contact_1_name", "Jo R."), ("venmo", "@jo-rivers")),
            Meetings.One($"{_feed}-zone", ("timezone", "Mars/Olympus")),
            Meetings.One($"{_feed}-nameless", ("name", null)),
            Meetings.One($"{_feed}-nowhere", ("formatted_address", null), ("conference_url", null), ("latitude", null),
                ("longitude", null), ("location", null)),
            Meetings.One($"{_feed}-place", ("latitude", "91"), ("conference_url", "ftp:/nowhere")),
            Meetings.One($"{_feed}-day", ("day", new JsonArray("1", 9))),
        ];

        var job = await _desk.ImportAsync(
            _feed, Terms, Meetings.Feed([.. meetings, JsonValue.Create(7)!, new JsonObject()]));

        Assert.Equal("complete", job.GetProperty("status").GetString());
        Assert.Equal(
            [
                $"{_feed}-time time not-used wrong-time",
                $"{_feed}-types types kept unknown-type",
                $"{_feed}-types types kept no-counterpart",
                $"{_feed}-html notes changed markup",
                $"{_feed}-twice - changed repeated-key",
                $"{_feed}-twice - rejected repeated",
                $"{_feed}-member contact_1_name left-out may-name-somebody",
                $"{_feed}-member venmo left-out may-name-somebody",
                $"{_feed}-zone timezone changed wrong-time-zone",
                $"{_feed}-nameless name rejected no-name",
                $"{_feed}-nowhere formatted_address rejected no-place",
                $"{_feed}-place conference_url not-used wrong-url",
                $"{_feed}-place latitude not-used wrong-position",
                $"{_feed}-day day not-used wrong-day",
                "- - rejected wrong-kind",
                "- slug rejected no-slug",
            ],
            await _desk.ReportAsync(job));
        Assert.Equal((14, 9, 5), (
            FeedDesk.Count(job, "items"), FeedDesk.Count(job, "created"), FeedDesk.Count(job, "rejected")));
        Assert.Equal("Ring twice & wait.\n\nSide door.", (await _desk.GroupAsync($"Hill meeting of {_feed}-html"))
            .Text("description"));
        var timeless = await _desk.GroupAsync($"Hill meeting of {_feed}-time");
        Assert.Empty(timeless.GetProperty("meetings").EnumerateArray());
    }

    [Fact]
    public async Task A_feed_that_is_imported_again_updates_what_has_changed_and_closes_what_has_left()
    {
        var (kept, changed) = (Meetings.One($"{_feed}-a"), Meetings.One($"{_feed}-b"));
        var left = Meetings.One($"{_feed}-c");
        await _desk.ImportAsync(_feed, Terms, Meetings.Feed(kept, changed, left));
        changed["time"] = "20:00";

        var job = await _desk.ImportAsync(_feed, Terms, Meetings.Feed(kept, changed));
        Assert.Equal((0, 1, 1, 1), (
            FeedDesk.Count(job, "created"), FeedDesk.Count(job, "updated"), FeedDesk.Count(job, "unchanged"),
            FeedDesk.Count(job, "closed")));
        Assert.Equal(1, (await _desk.GroupAsync($"Hill meeting of {_feed}-a")).GetProperty("version").GetInt64());
        Assert.Equal("20:00:00", (await _desk.GroupAsync($"Hill meeting of {_feed}-b")).GetProperty("meetings")[0]
            .Text("startsAt"));
        Assert.False((await _desk.GroupAsync($"Hill meeting of {_feed}-c")).GetProperty("active").GetBoolean());

        job = await _desk.ImportAsync(_feed, Terms, Meetings.Feed(kept, changed, left));
        Assert.Equal((1, 2), (FeedDesk.Count(job, "updated"), FeedDesk.Count(job, "unchanged")));
        Assert.True((await _desk.GroupAsync($"Hill meeting of {_feed}-c")).GetProperty("active").GetBoolean());

        job = await _desk.ImportAsync(_feed, Terms, "[]");
        Assert.Equal("empty-feed", job.GetProperty("failureCode").GetString());
        Assert.True((await _desk.GroupAsync($"Hill meeting of {_feed}-a")).GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task What_was_closed_by_hand_stays_closed_and_what_was_said_by_hand_stays_said()
    {
        var meeting = Meetings.One($"{_feed}-a");
        await _desk.ImportAsync(_feed, Terms, Meetings.Feed(meeting));
        var id = (await _desk.GroupAsync($"Hill meeting of {_feed}-a")).GetProperty("id").GetGuid();
        (await network.Specialist.PostAsync($"/api/directory/groups/{id}/close", null)).EnsureSuccessStatusCode();

        meeting["time"] = "20:00";
        var job = await _desk.ImportAsync(_feed, Terms, Meetings.Feed(meeting));

        Assert.Contains($"{_feed}-a - not-used closed-by-hand", await _desk.ReportAsync(job));
        Assert.False((await _desk.GroupAsync($"Hill meeting of {_feed}-a")).GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task A_feed_comes_out_as_it_came_with_what_nothing_here_corresponds_to()
    {
        var first = Meetings.One($"{_feed}-a");
        var second = Meetings.One($"{_feed}-b", ("types", new JsonArray("O", "QQQ")));
        first["square"] = "$circle";
        await _desk.ImportAsync(_feed, Terms, Meetings.Feed(first, second));
        first.Remove("square");

        var told = (await _desk.ExportAsync("meeting-guide")).EnumerateArray()
            .Where(item => item.Text("slug")!.StartsWith(_feed, StringComparison.Ordinal))
            .ToDictionary(item => item.Text("slug")!, item => JsonNode.Parse(item.GetRawText()));
        Assert.True(JsonNode.DeepEquals(first, told[$"{_feed}-a"]), told[$"{_feed}-a"]!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(second, told[$"{_feed}-b"]), told[$"{_feed}-b"]!.ToJsonString());

        // What is changed here is told as it is now, and all else as it came.
        var group = await _desk.GroupAsync($"Hill meeting of {_feed}-b");
        var change = JsonNode.Parse(group.GetRawText())!.AsObject();
        foreach (var member in (string[])
            ["id", "version", "organizationId", "active", "changedAt", "nextMeetings", "facilitatorIds"])
            change.Remove(member);
        change["structures"] = new JsonArray("closed");
        change["description"] = "Only with tea.";
        var put = await network.Specialist.PutAsJsonAsync(
            $"/api/directory/groups/{group.GetProperty("id").GetGuid()}", change);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
        second["types"] = new JsonArray("QQQ", "C");
        second["notes"] = "Only with tea.";
        second.Remove("location_notes");

        var again = (await _desk.ExportAsync("meeting-guide")).EnumerateArray()
            .Single(item => item.Text("slug") == $"{_feed}-b");
        Assert.True(JsonNode.DeepEquals(second, JsonNode.Parse(again.GetRawText())), again.GetRawText());
    }

    [Fact]
    public async Task A_group_of_our_own_is_a_meeting_of_the_feed()
    {
        var id = Guid.CreateVersion7();
        (await network.Specialist.PutAsJsonAsync($"/api/directory/groups/{id}", PeerGroups.Hybrid($"Own {id}")))
            .EnsureSuccessStatusCode();

        var told = (await _desk.ExportAsync("meeting-guide")).EnumerateArray()
            .Where(item => item.Text("name") == $"Own {id}").ToList();

        Assert.Equal([$"{id:N}", $"{id:N}-2"], told.Select(item => item.Text("slug")));
        Assert.Equal([4, 6], told.Select(item => item.GetProperty("day").GetInt32()));
        Assert.Equal("1 Mill Lane", told[0].Text("address"));
        Assert.Equal(["W", "BE", "X", "EN", "S"], told[0].Texts("types"));
        var feed = Meetings.Feed([.. told.Select(item => JsonNode.Parse(item.GetRawText())!)]);
        var job = await _desk.ImportAsync(_feed, Terms, feed);
        Assert.Equal(2, FeedDesk.Count(job, "created"));
        Assert.Empty(await _desk.ReportAsync(job));
    }

    [Theory]
    [InlineData("{\"meetings\": []}")]
    [InlineData("[{\"name\": \"cut")]
    [InlineData("not json")]
    public async Task What_is_no_feed_fails_and_closes_nothing(string content)
    {
        await _desk.ImportAsync(_feed, Terms, Meetings.Feed(Meetings.One($"{_feed}-a")));

        var job = await _desk.ImportAsync(_feed, Terms, content);

        Assert.Equal("not-readable", job.GetProperty("failureCode").GetString());
        Assert.True((await _desk.GroupAsync($"Hill meeting of {_feed}-a")).GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task Parts_may_be_sent_again_until_it_is_started_and_only_by_its_organization()
    {
        var content = Encoding.UTF8.GetBytes(Meetings.Feed(Meetings.One($"{_feed}-a")));
        var id = await _desk.SendAsync(_feed, Terms, content, parts: 3);

        (await _desk.PutPartAsync(id, 3, [1, 2, 3])).EnsureSuccessStatusCode();
        (await _desk.PutPartAsync(id, 3, content.Chunk((content.Length + 2) / 3).Last())).EnsureSuccessStatusCode();
        await _desk.PutPartAsync(id, 26, content).IsAsync(HttpStatusCode.UnprocessableEntity);
        await _desk.StartAsync(id, 2).IsAsync(HttpStatusCode.UnprocessableEntity);
        await network.Stranger.PostAsJsonAsync($"{FeedDesk.Imports}/{id}/start", new { parts = 3 })
            .IsAsync(HttpStatusCode.NotFound);
        await network.Stranger.GetAsync($"{FeedDesk.Imports}/{id}/issues").IsAsync(HttpStatusCode.NotFound);
        await network.Participant(Guid.CreateVersion7()).GetAsync($"{FeedDesk.Imports}/{id}")
            .IsAsync(HttpStatusCode.Forbidden);
        (await _desk.StartAsync(id, 3)).EnsureSuccessStatusCode();
        (await _desk.StartAsync(id, 3)).EnsureSuccessStatusCode();
        await _desk.PutPartAsync(id, 3, [1]).IsAsync(HttpStatusCode.Conflict);

        Assert.Equal(1, FeedDesk.Count(await _desk.EndedAsync(id), "created"));
    }
}
