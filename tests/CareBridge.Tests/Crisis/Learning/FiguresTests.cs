using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Crisis.Learning;

/// <summary>How escalations went, without anybody in it.</summary>
public sealed class FiguresTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Screen High = new(true, true, true, true, true, false, false);
    private static readonly Screen Low = new(false, false, false, false, false, false, false);

    private readonly Guid _team = Guid.CreateVersion7();
    private readonly Guid _community = Guid.CreateVersion7();

    private HttpClient Responder => network.Staff(Role.CrisisResponder, _team);

    [Fact]
    public async Task They_say_how_long_it_took_what_was_missed_and_why_and_how_it_ended()
    {
        await KeepAsync([.. Enumerable.Range(1, 10).Select(minutes => Case(High, minutes / 2.0))]);
        await KeepAsync([.. Enumerable.Range(0, 6).Select(_ => Case(Low, 20, CrisisDisposition.PeerSupport))]);

        var figures = await FiguresAsync(Responder);

        var total = figures.GetProperty("total");
        Assert.Equal(16, total.GetProperty("escalations").GetInt32());
        var high = figures.GetProperty("groups").EnumerateArray().Single(group => Key(group) == "high");
        Assert.Equal(10, high.GetProperty("escalations").GetInt32());
        Assert.Equal(2.5, high.GetProperty("toAcknowledge").GetProperty("median").GetDouble());
        Assert.Equal(4.5, high.GetProperty("toAcknowledge").GetProperty("percentile90").GetDouble());
        // Four in time would tell of few; so would what is left of ten without them.
        Assert.False(high.TryGetProperty("inTime", out _));
        Assert.False(high.TryGetProperty("shareInTime", out _));
        var low = figures.GetProperty("groups").EnumerateArray().Single(group => Key(group) == "low");
        Assert.Equal(6, Count(low, "dispositions", "disposition", "peer-support"));
        Assert.Equal(0, Count(low, "dispositions", "disposition", "stayed-safe"));
    }

    [Fact]
    public async Task A_team_sees_its_own_an_organization_what_it_raised_and_nobody_else_anything()
    {
        await KeepAsync([.. Enumerable.Range(0, 7).Select(_ => Case(High, 1))]);

        Assert.Equal(7, Total(await FiguresAsync(Responder)));
        Assert.Equal(7, Total(await FiguresAsync(network.Staff(Role.PeerSpecialist, _community))));
        Assert.Equal(0, Total(await FiguresAsync(network.Staff(Role.CrisisResponder, Guid.CreateVersion7()))));
        Assert.Equal(0, Total(await FiguresAsync(network.Stranger)));
        Assert.True(Total(await QuarterAsync("from=2026-01-01&until=2026-04-01&by=team")) >= 7);
        await network.Participant(Guid.CreateVersion7()).GetAsync("/api/crisis/figures")
            .IsAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Of_few_nothing_is_told_and_by_hour_only_what_does_not_tell_of_them()
    {
        await KeepAsync([.. Enumerable.Range(0, 3).Select(_ => Case(High, 1))]);
        var few = (await FiguresAsync(Responder)).GetProperty("total");
        Assert.False(few.TryGetProperty("escalations", out _));
        Assert.False(few.TryGetProperty("toAcknowledge", out _));
        // Not even that there was nothing else.
        Assert.All(
            few.GetProperty("dispositions").EnumerateArray(), one => Assert.False(one.TryGetProperty("count", out _)));

        await KeepAsync([.. Enumerable.Range(0, 9).Select(_ => Case(High, 1, hour: 3))]);
        await KeepAsync([.. Enumerable.Range(0, 9).Select(_ => Case(High, 1, hour: 5))]);
        var hours = (await FiguresAsync(Responder, "by=hour&timeZone=America/New_York")).GetProperty("groups");

        Assert.Equal(
            [("07", null), ("10", null), ("12", 9)],
            hours.EnumerateArray().Select(group => (
                Key(group), group.TryGetProperty("escalations", out var count) ? count.GetInt32() : (int?)null)));
    }

    [Fact]
    public async Task As_a_file_it_is_the_same_with_stars_for_what_is_not_told()
    {
        await KeepAsync([.. Enumerable.Range(0, 7).Select(_ => Case(High, 1))]);
        await KeepAsync([.. Enumerable.Range(0, 2).Select(_ => Case(Low, 1))]);

        var answer = await Responder.GetAsync("/api/crisis/figures.csv?from=2026-03-01&until=2026-03-10");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith(
            "severity,escalations,\"minutes to acknowledge, median\"", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("low,*,*,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("high,*,*,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("all,9,1,1,", lines[3], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(Fields(lines[0]), Fields(line)));
    }

    [Theory]
    [InlineData("from=2026-03-02&until=2026-03-01", "until")]
    [InlineData("from=2025-01-01&until=2026-03-01", "until")]
    [InlineData("timeZone=Nowhere", "timeZone")]
    [InlineData("until=0001-01-01", "until")]
    public async Task What_is_wrong_with_a_question_is_said_beside_the_field(string query, string field)
    {
        var answer = await Responder.GetAsync($"/api/crisis/figures?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("from=2026-01-01&until=2026-04-02", "until")]
    [InlineData("from=2026-02-01&until=2026-05-01", "until")]
    [InlineData("from=2026-01-01&until=2026-07-01", "until")]
    [InlineData("from=2190-01-01", "until")]
    [InlineData("from=2026-01-01&timeZone=Asia/Kolkata", "timeZone")]
    public async Task Who_does_not_see_the_escalations_subtracts_no_days_from_days(string query, string field)
    {
        var answer = await network.Administrator.GetAsync($"/api/crisis/figures?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
        await network.Administrator.GetAsync("/api/crisis/figures").IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_follows_does_not_tell_how_few_are_open()
    {
        var resolved = Enumerable.Range(0, 8).Select(_ => Case(High, 1)).ToList();
        await KeepAsync([.. resolved, Open(), Open()]);
        await network.InStoreAsync<CrisisDbContext, int>(async store =>
        {
            foreach (var one in resolved)
            {
                var file = await store.OpenCaseAsync(one.Id, default);
                await store.SettleAsync(file, one.ResolvedAt!.Value, default);
            }
            return await store.SaveChangesAsync();
        });

        var total = (await FiguresAsync(Responder)).GetProperty("total");

        Assert.Equal(16, await network.InStoreAsync<CrisisDbContext, int>(store => store.FollowUps.CountAsync(
            followUp => resolved.Select(one => one.Id).Contains(followUp.EscalationId))));
        Assert.Equal(10, total.GetProperty("escalations").GetInt32());
        Assert.False(total.TryGetProperty("open", out _));
        Assert.False(total.TryGetProperty("followUpsMissed", out _));
    }

    [Fact]
    public async Task The_team_writes_down_what_it_learned_and_says_the_cause_that_counts()
    {
        var cases = Enumerable.Range(0, 6).Select(_ => Case(High, 30)).ToList();
        await KeepAsync(cases);
        Assert.Equal(6, Cause(await FiguresAsync(Responder), "paged-late"));
        var (route, responder) = ($"{CrisisDesk.Route(cases[0].Id)}/after-action", Responder);
        var first = $"{route}/{Guid.CreateVersion7()}";

        await responder.PutAsJsonAsync(first, new { }).IsAsync(HttpStatusCode.UnprocessableEntity);
        await network.Responder().PutAsJsonAsync(first, new { cause = "other" }).IsAsync(HttpStatusCode.NotFound);
        foreach (var one in cases)
        {
            var note = one == cases[0]
                ? first
                : $"{CrisisDesk.Route(one.Id)}/after-action/{Guid.CreateVersion7()}";
            await responder.PutAsJsonAsync(note, new { cause = "other" }).IsAsync(HttpStatusCode.Created);
            await responder.PutAsJsonAsync($"{CrisisDesk.Route(one.Id)}/after-action/{Guid.CreateVersion7()}",
                new { wentWell = "We stayed calm.", cause = "everybody-busy" }).IsAsync(HttpStatusCode.Created);
        }
        // Sent again because its answer was lost, it says nothing new.
        await responder.PutAsJsonAsync(first, new { cause = "other" }).IsAsync(HttpStatusCode.OK);
        await responder.PutAsJsonAsync(first, new { cause = "no-team" }).IsAsync(HttpStatusCode.Conflict);

        Assert.Equal(6, Cause(await FiguresAsync(Responder), "everybody-busy"));
        Assert.Equal(0, Cause(await FiguresAsync(Responder), "paged-late"));
        var notes = await responder.GetFromJsonAsync<JsonElement[]>(route);
        Assert.Equal([2, 1], notes!.Select(note => note.GetProperty("version").GetInt32()));
        Assert.Equal("We stayed calm.", notes![0].GetProperty("wentWell").GetString());
    }

    [Fact]
    public async Task A_note_is_written_when_it_is_over()
    {
        var (id, owner) = await network.TakenAsync(await network.RegisterAsync());

        await network.Responder(owner).PutAsJsonAsync(
            $"{CrisisDesk.Route(id)}/after-action/{Guid.CreateVersion7()}", new { wentWell = "So far." })
            .IsAsync(HttpStatusCode.Conflict);
    }

    private Escalation Case(
        Screen screen, double minutes, CrisisDisposition disposition = CrisisDisposition.StayedSafe, int hour = 0)
    {
        var (raised, responder) = (Noon.AddHours(hour), Guid.CreateVersion7());
        var escalation = Raised(screen, raised);
        escalation.Acknowledge(responder, raised.AddMinutes(minutes));
        escalation.Resolve(responder, disposition, text: null, raised.AddHours(2));
        return escalation;
    }

    private Escalation Open() => Raised(High, Noon);

    private Escalation Raised(Screen screen, DateTimeOffset at) => Escalation.Raise(
        Guid.CreateVersion7(),
        new Concern(Guid.CreateVersion7(), _community, screen),
        Guid.CreateVersion7(),
        _team,
        at);

    private Task KeepAsync(IReadOnlyList<Escalation> escalations) =>
        network.InStoreAsync<CrisisDbContext, int>(store =>
        {
            store.AddRange(escalations);
            return store.SaveChangesAsync();
        });

    private static Task<JsonElement> FiguresAsync(HttpClient caller, string query = "by=severity") =>
        caller.GetFromJsonAsync<JsonElement>($"/api/crisis/figures?from=2026-03-01&until=2026-03-10&{query}");

    /// <summary>As administrators may ask.</summary>
    private Task<JsonElement> QuarterAsync(string query) =>
        network.Administrator.GetFromJsonAsync<JsonElement>($"/api/crisis/figures?{query}");

    private static int Total(JsonElement figures) =>
        figures.GetProperty("total").GetProperty("escalations").GetInt32();

    private static int? Cause(JsonElement figures, string cause) =>
        Count(figures.GetProperty("total"), "missed", "cause", cause);

    private static int? Count(JsonElement figure, string list, string member, string code)
    {
        var one = figure.GetProperty(list).EnumerateArray()
            .Single(entry => entry.GetProperty(member).GetString() == code);
        return one.TryGetProperty("count", out var count) ? count.GetInt32() : null;
    }

    private static string? Key(JsonElement group) => group.GetProperty("key").GetString();

    private static int Fields(string line) => line.Replace(", ", " ", StringComparison.Ordinal).Split(',').Length;
}
