using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Testing;

namespace CareBridge.Tests.Crisis;

/// <summary>A team keeps its plan, over the API. The clock stands at noon of a Monday, UTC.</summary>
public sealed class KeepingOnCallTests : IAsyncLifetime
{
    private const string Route = "/api/crisis/on-call";

    private readonly CareNetwork _network = new() { Clock = new FixedClock() };

    private HttpClient Responder => _network.Responder();

    public Task InitializeAsync() => _network.InitializeAsync();

    public Task DisposeAsync() => _network.DisposeAsync();

    [Fact]
    public async Task Who_is_on_call_now_and_next_and_when_nobody_is()
    {
        var (first, second, third) =
            (await _network.EmployAsync(), await _network.EmployAsync(), await _network.EmployAsync());
        Assert.False((await OnCallAsync()).TryGetProperty("plan", out _));

        await PutAsync([Rotation(first, second), new { members = new[] { third } }]).IsAsync(HttpStatusCode.OK);

        var view = await OnCallAsync();
        Assert.Equal([first, third], view.GetProperty("now").EnumerateArray().Select(Person));
        var next = Assert.Single(view.GetProperty("next").EnumerateArray());
        Assert.Equal((second, "2026-03-02T14:00:00+00:00"), (Person(next), next.GetProperty("from").GetString()));
        Assert.Empty(view.GetProperty("gaps").EnumerateArray());

        var absence = Guid.CreateVersion7();
        var away = new { personId = third, from = "2026-03-04T00:00:00Z", until = "2026-03-05T00:00:00Z" };
        await Responder.PutAsJsonAsync($"{Route}/absences/{absence}", away).IsAsync(HttpStatusCode.Created);
        await Responder.PutAsJsonAsync($"{Route}/absences/{absence}", away).IsAsync(HttpStatusCode.OK);
        var gap = Assert.Single((await OnCallAsync()).GetProperty("gaps").EnumerateArray());
        Assert.Equal(
            (2, "2026-03-04T00:00:00+00:00"),
            (gap.GetProperty("tier").GetInt32(), gap.GetProperty("from").GetString()));
        var cover = Guid.CreateVersion7();
        var instead = new { tier = 2, personId = first, away.from, away.until };
        await Responder.PutAsJsonAsync($"{Route}/overrides/{cover}", instead).IsAsync(HttpStatusCode.Created);
        var other = new { tier = 1, personId = first, away.from, away.until };
        await Responder.PutAsJsonAsync($"{Route}/overrides/{cover}", other).IsAsync(HttpStatusCode.Conflict);
        Assert.Empty((await OnCallAsync()).GetProperty("gaps").EnumerateArray());
        await Responder.PostAsync($"{Route}/overrides/{cover}/withdraw", null).IsAsync(HttpStatusCode.OK);
        Assert.Single((await OnCallAsync()).GetProperty("gaps").EnumerateArray());
        await Responder.PostAsync($"{Route}/absences/{absence}/withdraw", null).IsAsync(HttpStatusCode.OK);
        Assert.Empty((await OnCallAsync()).GetProperty("gaps").EnumerateArray());

        await _network.EmployAsync(third, role: "coordinator");
        Assert.Single((await OnCallAsync()).GetProperty("gaps").EnumerateArray());
        await _network.EmployAsync(third);
        Assert.Empty((await OnCallAsync()).GetProperty("gaps").EnumerateArray());
        await _network.EmployAsync(third, leaves: true);
        Assert.Single((await OnCallAsync()).GetProperty("gaps").EnumerateArray());
    }

    [Theory]
    [InlineData("""{"timeZone":"Mars/Olympus","tiers":[{"members":["@"]}]}""", "timeZone")]
    [InlineData("""{"timeZone":"UTC","tiers":[]}""", "tiers")]
    [InlineData("""{"timeZone":"UTC","tiers":[{}]}""", "tiers[0]")]
    [InlineData("""{"timeZone":"UTC","tiers":[null]}""", "tiers[0]")]
    [InlineData("""{"timeZone":"UTC","tiers":[{"members":[]}]}""", "tiers[0].members")]
    [InlineData("""{"timeZone":"UTC","tiers":[{"members":["@","@"]}]}""", "tiers[0].members")]
    [InlineData(
        """{"timeZone":"UTC","tiers":[{"members":["0197f1b0-0000-7000-8000-000000000000"]}]}""", "tiers[0].members")]
    [InlineData(
        """
        {"timeZone":"UTC","tiers":[{"rotation":
          {"members":["@"],"startsOn":"2026-03-02","handOffAt":"09:00","days":0}}]}
        """,
        "tiers[0].rotation.days")]
    [InlineData(
        """
        {"timeZone":"UTC","tiers":[{"members":["@"]}],
         "waits":{"high":[0],"moderate":[5],"low":[5],"alarmAgain":10}}
        """,
        "waits.high")]
    public async Task A_plan_that_does_not_fit_is_refused_and_changes_nothing(string body, string field)
    {
        var person = await _network.EmployAsync();

        var answer = await Responder.PutAsync(
            Route, ProblemAnswers.Json(body.Replace("@", $"{person}", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(field, errors.EnumerateObject().First().Name);
        Assert.False((await OnCallAsync()).TryGetProperty("plan", out _));
    }

    [Theory]
    [InlineData("from=9999-12-31T00:00:00Z")]
    [InlineData("from=0001-01-01T00:00:00Z&until=0001-01-02T00:00:00Z")]
    public async Task Shifts_of_no_time_that_is_near_are_refused(string query) =>
        await Responder.GetAsync($"{Route}/shifts?{query}").IsAsync(HttpStatusCode.UnprocessableEntity);

    [Fact]
    public async Task A_plan_that_a_colleague_has_changed_is_not_replaced_unread()
    {
        var tiers = new object[] { new { members = new[] { await _network.EmployAsync() } } };

        await PutAsync(tiers, version: 0).IsAsync(HttpStatusCode.OK);
        await PutAsync(tiers, version: 0).IsAsync(HttpStatusCode.PreconditionFailed);
        await PutAsync(tiers, version: 1).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_calendar_follows_the_plan_behind_an_address_of_its_own()
    {
        var (first, second) = (await _network.EmployAsync(), await _network.EmployAsync());
        await PutAsync([Rotation(first, second)]).IsAsync(HttpStatusCode.OK);

        var (id, address) = await FeedAsync(first, onlyMine: false);
        var (_, own) = await FeedAsync(first, onlyMine: true);

        var team = await _network.Host.Anonymous.GetAsync(address);
        Assert.Equal("text/calendar", team.Content.Headers.ContentType!.MediaType);
        var lines = (await team.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^2]));
        Assert.Contains("SUMMARY:On call\\, tier 1: Jo Rivers", lines);
        // The clocks go forward on the eighth.
        Assert.Contains("DTSTART:20260302T140000Z", lines);
        Assert.Contains("DTEND:20260309T130000Z", lines);
        Assert.All(lines, line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75));
        var mine = await _network.Host.Anonymous.GetStringAsync(own);
        Assert.DoesNotContain("Rivers", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("DTSTART:20260302T140000Z", mine, StringComparison.Ordinal);

        await _network.Responder().PostAsync($"{Route}/feeds/{id}/revoke", null).IsAsync(HttpStatusCode.NotFound);
        await _network.Responder(first).PostAsync($"{Route}/feeds/{id}/revoke", null).IsAsync(HttpStatusCode.OK);
        await _network.Host.Anonymous.GetAsync(address).IsAsync(HttpStatusCode.NotFound);
        await _network.EmployAsync(first, leaves: true);
        await _network.Host.Anonymous.GetAsync(own).IsAsync(HttpStatusCode.NotFound);
    }

    private static object Rotation(params Guid[] members) => new
    {
        rotation = new { members, startsOn = "2026-02-23", handOffAt = "09:00:00", days = 7 },
    };

    private static Guid Person(JsonElement shift) => shift.GetProperty("persons")[0].GetGuid();

    private Task<HttpResponseMessage> PutAsync(object[] tiers, long? version = null) => Responder.PutAsJsonAsync(
        Route, new { timeZone = "America/New_York", tiers, version });

    private Task<JsonElement> OnCallAsync() => Responder.GetFromJsonAsync<JsonElement>(Route);

    private async Task<(Guid Id, Uri Address)> FeedAsync(Guid person, bool onlyMine)
    {
        var answer = await _network.Responder(person).PutAsJsonAsync(
            $"{Route}/feeds/{Guid.CreateVersion7()}", new { onlyMine });
        answer.EnsureSuccessStatusCode();
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (made.Id(), new Uri(made.GetProperty("url").GetString()!));
    }
}
