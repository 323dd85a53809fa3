using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Crisis;

public sealed class RaisingEscalationsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task An_escalation_raised_twice_is_one_and_a_grave_one_names_988_and_911()
    {
        var (id, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());

        var raised = await network.Specialist.PutAsJsonAsync(
            CrisisDesk.Route(id), CrisisDesk.Screened(participant, intent: true));
        var repeated = await network.Specialist.PutAsJsonAsync(
            CrisisDesk.Route(id), CrisisDesk.Screened(participant, intent: true));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (raised.StatusCode, repeated.StatusCode));
        var view = await raised.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("high", view.GetProperty("severity").GetString());
        Assert.Contains("988", view.GetProperty("advice").GetString(), StringComparison.Ordinal);
        Assert.Contains("911", view.GetProperty("advice").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(id));
    }

    [Fact]
    public async Task Nobody_is_turned_away_not_even_for_a_participant_nobody_knows_or_a_screen_of_noes()
    {
        var id = await network.RaiseAsync(Guid.CreateVersion7());

        var seen = await network.SeenAsync(id);

        Assert.Equal("low", seen.GetProperty("severity").GetString());
        Assert.False(seen.GetProperty("participantKnown").GetBoolean());
        Assert.False(seen.TryGetProperty("advice", out _));
    }

    [Fact]
    public async Task What_Directory_announced_tells_whether_the_participant_is_known()
    {
        var participant = await network.RegisterAsync();
        var id = await network.RaiseAsync(participant);

        await Eventually.IsAsync(
            true, async () => (await network.SeenAsync(id)).GetProperty("participantKnown").GetBoolean());
    }

    [Fact]
    public async Task The_team_that_the_organization_named_is_told()
    {
        await Eventually.IsAsync(2, () => network.InStoreAsync<CrisisDbContext, int>(store => store.Organizations
            .CountAsync(o => o.Id == network.Community || o.Id == network.CrisisTeam)));

        var id = await network.RaiseAsync(await network.RegisterAsync());

        await Eventually.IsAsync("notified", () => network.StatusAsync(id));
        var seen = await network.SeenAsync(id);
        Assert.Equal(network.CrisisTeam, seen.GetProperty("crisisTeamId").GetGuid());
        var page = await network.InStoreAsync<CrisisDbContext, CareBridge.Crisis.Domain.CrisisPage>(
            store => store.Pages.SingleAsync(p => p.EscalationId == id));
        Assert.Equal((PagePurpose.Answer, network.CrisisTeam), (page.Purpose, page.CrisisTeamId));
        // The team has nobody in particular on call: everybody is paged.
        Assert.Null(page.PersonId);
    }

    [Fact]
    public async Task An_id_in_use_is_refused_to_other_content_and_to_other_organizations()
    {
        const string Problem = """
            {
              "title": "The request conflicts with the current state.",
              "status": 409,
              "detail": "This id is in use with other content.",
              "code": "different-content"
            }
            """;
        var participant = await network.RegisterAsync();
        var id = await network.RaiseAsync(participant);

        await network.Specialist.PutAsJsonAsync(CrisisDesk.Route(id), CrisisDesk.Screened(participant, intent: true))
            .IsProblemAsync(HttpStatusCode.Conflict, Problem);
        await network.Stranger.PutAsJsonAsync(CrisisDesk.Route(id), CrisisDesk.Screened(participant))
            .IsProblemAsync(HttpStatusCode.Conflict, Problem);

        Assert.Equal("low", (await network.SeenAsync(id)).GetProperty("severity").GetString());
        await network.Stranger.GetAsync(CrisisDesk.Route(id)).IsAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{ "participantId": 7 }""", "$.participantId")]
    [InlineData("""{ "screen": { "intent": "perhaps" } }""", "$.screen.intent")]
    [InlineData("""{ "screen": { "intent": true } }""", "$.screen")]
    [InlineData("nonsense", "$")]
    public async Task JSON_that_does_not_fit_is_told_where(string body, string path)
    {
        var id = Guid.CreateVersion7();

        await network.Specialist.PutAsync(CrisisDesk.Route(id), ProblemAnswers.Json(body)).IsProblemAsync(
            HttpStatusCode.BadRequest,
            $$"""
            {
              "title": "The request body is not valid JSON for this request.",
              "status": 400,
              "errors": { "{{path}}": ["Not what is expected here (line 1)."] }
            }
            """);

        Assert.Equal(0, await CountAsync(id));
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        var id = Guid.CreateVersion7();
        var body = $$"""{ "participantId": "{{new string('x', CareBridgeApplication.MaxRequestBytes)}}" }""";

        await network.Specialist.PutAsync(CrisisDesk.Route(id), ProblemAnswers.Json(body)).IsProblemAsync(
            HttpStatusCode.RequestEntityTooLarge,
            """{ "title": "Content Too Large", "status": 413 }""");

        Assert.Equal(0, await CountAsync(id));
    }

    [Fact]
    public async Task A_specialist_sees_their_own_organizations_escalations_newest_first()
    {
        var first = await network.RaiseAsync(Guid.CreateVersion7());
        var second = await network.RaiseAsync(Guid.CreateVersion7());

        var ours = await network.Specialist.BoardAsync();
        var theirs = await network.Stranger.BoardAsync();

        Assert.Equal([second, first], ours.Select(entry => entry.Id()).Take(2));
        Assert.DoesNotContain(first, theirs.Select(entry => entry.Id()));
    }

    [Fact]
    public async Task Others_have_no_business_with_escalations()
    {
        var id = await network.RaiseAsync(Guid.CreateVersion7());

        await network.Staff(Role.ClinicStaff, network.Clinic).GetAsync(CrisisDesk.Route(id))
            .IsAsync(HttpStatusCode.NotFound);
        await network.Participant(Guid.CreateVersion7()).GetAsync(CrisisDesk.Route(id))
            .IsAsync(HttpStatusCode.NotFound);
        await network.Staff(Role.PrivacyOfficer, network.Community).GetAsync(CrisisDesk.Route(id))
            .IsAsync(HttpStatusCode.Forbidden);
        await network.Staff(Role.CrisisResponder, Guid.CreateVersion7()).GetAsync(CrisisDesk.Route(id))
            .IsAsync(HttpStatusCode.NotFound);
        await network.Host.Anonymous.GetAsync(CrisisDesk.Route(id)).IsAsync(HttpStatusCode.Unauthorized);
    }

    private Task<int> CountAsync(Guid id) => network.InStoreAsync<CrisisDbContext, int>(
        store => store.Escalations.CountAsync(e => e.Id == id));
}
