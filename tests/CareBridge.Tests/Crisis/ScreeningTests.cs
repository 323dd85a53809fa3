using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Crisis.Features.Raising;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Crisis;

/// <summary>What is asked, what could not be, and where somebody is.</summary>
public sealed class ScreeningTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Theory]
    [InlineData("", "en")]
    [InlineData("?language=en", "en")]
    [InlineData("?language=es", "es")]
    public async Task The_screener_guides_through_its_questions_after_988_and_911(string query, string language)
    {
        var screener = await network.Participant(Guid.CreateVersion7())
            .GetFromJsonAsync<JsonElement>($"/api/crisis/screener{query}");

        Assert.Equal(language, screener.GetProperty("language").GetString());
        Assert.Contains("988", screener.GetProperty("first").GetString(), StringComparison.Ordinal);
        Assert.Contains("911", screener.GetProperty("first").GetString(), StringComparison.Ordinal);
        Assert.Equal("high", screener.GetProperty("severityNotAsked").GetString());
        Assert.Equal(
            [
                "1 wishToBeDead low suicidalThoughts suicidalThoughts",
                "2 suicidalThoughts low thoughtsOfMethod behaviorLifetime",
                "3 thoughtsOfMethod moderate intent intent",
                "4 intent high planWithIntent planWithIntent",
                "5 planWithIntent high behaviorLifetime behaviorLifetime",
                "6 behaviorLifetime moderate behaviorPastThreeMonths -",
                "6a behaviorPastThreeMonths high - -",
            ],
            screener.GetProperty("questions").EnumerateArray().Select(question => string.Join(
                ' ', new[] { "number", "field", "severityIfYes", "afterYes", "afterNo" }
                    .Select(name => question.TryGetProperty(name, out var value) ? value.GetString() : "-"))));
        Assert.All(
            screener.GetProperty("questions").EnumerateArray(),
            question => Assert.Contains("?", question.GetProperty("text").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_answered_is_what_the_screener_asks()
    {
        var fields = typeof(ScreenAnswers).GetProperties().Select(one => JsonNamingPolicy.CamelCase.ConvertName(one.Name));

        Assert.Equal(fields, ScreenerWords.In(CareBridge.Crisis.Features.Links.Language.En).Questions.Keys);
        Assert.Equal(fields, ScreenerWords.In(CareBridge.Crisis.Features.Links.Language.Es).Questions.Keys);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_reads_no_screener_and_a_language_that_nobody_has_is_refused()
    {
        await network.Host.Anonymous.GetAsync("/api/crisis/screener").IsAsync(HttpStatusCode.Unauthorized);
        await network.Specialist.GetAsync("/api/crisis/screener?language=tlh").IsAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_could_not_be_asked_counts_as_high_and_a_later_screen_is_kept_and_lets_nothing_fall()
    {
        var (id, participant) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await network.Specialist.PutAsJsonAsync(CrisisDesk.Route(id), CrisisDesk.NotAsked(participant))
            .IsAsync(HttpStatusCode.Created);
        var seen = await network.SeenAsync(id);
        Assert.Equal(
            ("high", false),
            (seen.GetProperty("severity").GetString(), seen.GetProperty("isScreened").GetBoolean()));

        await network.RaiseAsync(participant);

        seen = await network.SeenAsync(id);
        Assert.Equal(
            ("high", true),
            (seen.GetProperty("severity").GetString(), seen.GetProperty("isScreened").GetBoolean()));
        Assert.Equal(2, await ReportsAsync(id));
    }

    [Fact]
    public async Task A_responder_asks_themself_and_what_they_hear_can_only_make_it_graver()
    {
        var (id, screen, participant) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await network.Specialist.PutAsJsonAsync(
            CrisisDesk.Route(id), new { participantId = participant, notAsked = true, severity = "moderate" })
            .IsAsync(HttpStatusCode.Created);
        Assert.Equal("moderate", (await network.SeenAsync(id)).GetProperty("severity").GetString());
        await network.SentAsync(id);
        var (responder, route) = (network.Responder(), $"{CrisisDesk.Route(id)}/screens/{screen}");

        await responder.PutAsJsonAsync(route, CrisisDesk.Answers(intent: true)).IsAsync(HttpStatusCode.Created);
        await responder.PutAsJsonAsync(route, CrisisDesk.Answers(intent: true)).IsAsync(HttpStatusCode.OK);
        await responder.PutAsJsonAsync(route, CrisisDesk.Answers()).IsAsync(HttpStatusCode.Conflict);
        await responder.PutAsJsonAsync($"{CrisisDesk.Route(id)}/screens/{Guid.CreateVersion7()}", CrisisDesk.Answers())
            .IsAsync(HttpStatusCode.Created);
        await network.Staff(Role.CrisisResponder, Guid.CreateVersion7())
            .PutAsJsonAsync($"{CrisisDesk.Route(id)}/screens/{Guid.CreateVersion7()}", CrisisDesk.Answers())
            .IsAsync(HttpStatusCode.NotFound);

        var seen = await network.SeenAsync(id);
        Assert.Equal(
            ("high", true),
            (seen.GetProperty("severity").GetString(), seen.GetProperty("isScreened").GetBoolean()));
        Assert.Equal(2, (await responder.KindsAsync(id)).Count(kind => kind == "screened"));
        Assert.Equal(3, await ReportsAsync(id));
    }

    [Theory]
    [InlineData("""{ "participantId": "{p}" }""", "screen")]
    [InlineData("""{ "participantId": "{p}", "screen": null }""", "screen")]
    [InlineData("""{ "participantId": "{p}", "screen": {s}, "notAsked": true }""", "screen")]
    [InlineData("""{ "participantId": "{p}", "screen": {s}, "severity": "high" }""", "severity")]
    [InlineData("""{ "participantId": "{p}", "notAsked": true, "severity": "low" }""", "severity")]
    [InlineData("""{ "participantId": "{p}", "notAsked": true, "location": " " }""", "location")]
    [InlineData("""{ "participantId": "{p}", "notAsked": true, "contact": { "phone": "{l}" } }""", "contact.phone")]
    public async Task What_does_not_say_whether_it_was_asked_or_is_too_much_is_told_where(string body, string field)
    {
        var id = Guid.CreateVersion7();
        var json = body.Replace("{p}", $"{Guid.CreateVersion7()}").Replace("{l}", new string('5', 41))
            .Replace("{s}", JsonSerializer.Serialize(CrisisDesk.Answers()));

        var answer = await network.Specialist.PutAsync(CrisisDesk.Route(id), ProblemAnswers.Json(json));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
        Assert.Equal(0, await ReportsAsync(id));
    }

    [Fact]
    public async Task Where_somebody_is_is_shown_to_the_team_with_the_person_the_newest_first_and_kept_sealed()
    {
        var (id, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());
        var first = CrisisDesk.NotAsked(participant, "Pier 9", new { phone = "555-0177", saySo = false });
        await network.Specialist.PutAsJsonAsync(CrisisDesk.Route(id), first).IsAsync(HttpStatusCode.Created);
        await network.Specialist.PutAsJsonAsync(CrisisDesk.Route(id), first).IsAsync(HttpStatusCode.OK);
        await network.Specialist.PutAsJsonAsync(
            CrisisDesk.Route(id), CrisisDesk.NotAsked(participant, "Pier 7")).IsAsync(HttpStatusCode.Conflict);
        await network.SentAsync(id);

        await network.Specialist.PutAsJsonAsync(
            CrisisDesk.Route(Guid.CreateVersion7()),
            CrisisDesk.NotAsked(participant, "The bridge", new { someoneIsThere = true })).IsAsync(HttpStatusCode.Created);

        var shown = await network.Responder().GetFromJsonAsync<JsonElement>(CrisisDesk.Route(id));
        Assert.Equal(participant, shown.GetProperty("participantId").GetGuid());
        var known = shown.GetProperty("whereabouts").EnumerateArray().ToList();
        Assert.Equal(
            ["The bridge", "Pier 9"], known.Select(one => one.GetProperty("location").GetString()));
        Assert.True(known[0].GetProperty("someoneIsThere").GetBoolean());
        Assert.Equal(
            ("555-0177", false),
            (known[1].GetProperty("phone").GetString(), known[1].GetProperty("saySo").GetBoolean()));
        var kept = await network.InStoreAsync<CrisisDbContext, List<string>>(store => store.Database
            .SqlQuery<string>($"SELECT \"Whereabouts\" AS \"Value\" FROM crisis.reports WHERE \"EscalationId\" = {id}")
            .ToListAsync());
        Assert.Equal(2, kept.Count);
        Assert.All(kept, text => Assert.DoesNotContain("Pier", text, StringComparison.Ordinal));
        Assert.DoesNotContain("Pier 9", $"{await network.SeenAsync(id)}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_somebody_is_is_not_shown_while_it_cannot_be_accounted_for()
    {
        var (id, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());
        await network.Specialist.PutAsJsonAsync(CrisisDesk.Route(id), CrisisDesk.NotAsked(participant, "Pier 9"))
            .IsAsync(HttpStatusCode.Created);
        await network.SentAsync(id);

        network.ConsentIsDown = true;
        try
        {
            var shown = await network.Responder().GetFromJsonAsync<JsonElement>(CrisisDesk.Route(id));
            Assert.False(shown.TryGetProperty("participantId", out _));
            Assert.Empty(shown.GetProperty("whereabouts").EnumerateArray());
        }
        finally
        {
            network.ConsentIsDown = false;
        }
    }

    private Task<int> ReportsAsync(Guid id) => network.InStoreAsync<CrisisDbContext, int>(
        store => store.Reports.CountAsync(r => r.EscalationId == id));
}
