using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Referrals;

public sealed class DraftingReferralsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_draft_repeated_is_the_same_draft()
    {
        var (id, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());

        var created = await network.Specialist.PutAsJsonAsync(ReferralDesk.Route(id), network.Terms(participant));
        var repeated = await network.Specialist.PutAsJsonAsync(ReferralDesk.Route(id), network.Terms(participant));

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(ReferralDesk.Route(id), created.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, repeated.StatusCode);
        Assert.Equal(await created.Content.ReadAsStringAsync(), await repeated.Content.ReadAsStringAsync());
        var draft = await created.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("draft", draft.GetProperty("status").GetString());
        Assert.Equal("urgent", draft.GetProperty("priority").GetString());
        Assert.Equal(network.Community, draft.GetProperty("referringOrganizationId").GetGuid());
    }

    [Fact]
    public async Task An_id_in_use_is_refused_to_other_content_and_to_other_organizations()
    {
        const string Refusal = """
            {
              "title": "The request conflicts with the current state.",
              "status": 409,
              "detail": "This id is in use with other content.",
              "code": "different-content"
            }
            """;
        var participant = await network.RegisterAsync();
        var id = await network.DraftAsync(participant);
        var other = new
        {
            participantId = participant,
            receivingOrganizationId = network.OtherClinic,
            serviceCode = "housing",
            priority = "routine",
        };

        await network.Specialist.PutAsJsonAsync(ReferralDesk.Route(id), other)
            .IsProblemAsync(HttpStatusCode.Conflict, Refusal);
        await network.Stranger.PutAsJsonAsync(ReferralDesk.Route(id), network.Terms(participant))
            .IsProblemAsync(HttpStatusCode.Conflict, Refusal);

        var kept = await network.Specialist.GetFromJsonAsync<JsonElement>(ReferralDesk.Route(id));
        Assert.Equal(1, kept.GetProperty("version").GetInt64());
        Assert.Equal("outpatient-treatment", kept.GetProperty("serviceCode").GetString());
    }

    [Fact]
    public async Task A_receiver_must_be_another_active_clinic_or_community_and_the_service_one_of_the_list()
    {
        var problem = $$"""
            {
              "title": "Some fields are not valid.",
              "status": 422,
              "errors": {
                "receivingOrganizationId": [
                    "A verified clinic or peer community other than your own, or for a social need a social service."],
                "serviceCode": ["One of: {{string.Join(", ", ReferralServiceCodes.All)}}."]
              }
            }
            """;
        var participant = await network.RegisterAsync();
        foreach (var receiver in new[] { Guid.CreateVersion7(), network.Community, network.CrisisTeam })
        {
            var terms = new
            {
                participantId = participant,
                receivingOrganizationId = receiver,
                serviceCode = "astrology",
                priority = "routine",
            };
            await IsRefusedAsync(terms, HttpStatusCode.UnprocessableEntity, problem);
        }
    }

    [Fact]
    public async Task A_participant_of_another_organization_is_not_there()
    {
        const string Problem = """
            {
              "title": "Not found.",
              "status": 404,
              "detail": "There is no such participant.",
              "what": "participant"
            }
            """;
        var participant = await network.RegisterAsync();
        var id = Guid.CreateVersion7();

        await network.Stranger.PutAsJsonAsync(ReferralDesk.Route(id), network.Terms(participant))
            .IsProblemAsync(HttpStatusCode.NotFound, Problem);
        await network.Stranger.GetAsync(ReferralDesk.Route(id)).IsAsync(HttpStatusCode.NotFound);
        await IsRefusedAsync(network.Terms(Guid.CreateVersion7()), HttpStatusCode.NotFound, Problem);
    }

    [Theory]
    [InlineData("""{ "participantId": "nobody" }""", "$.participantId")]
    [InlineData("""{ "priority": "whenever" }""", "$.priority")]
    [InlineData("""{ "surprise": true }""", "$.surprise")]
    [InlineData("{}", "$")]
    [InlineData("[", "$")]
    public async Task JSON_that_does_not_fit_is_told_where(string body, string path)
    {
        var id = Guid.CreateVersion7();
        var problem = $$"""
            {
              "title": "The request body is not valid JSON for this request.",
              "status": 400,
              "errors": { "{{path}}": ["Not what is expected here (line 1)."] }
            }
            """;

        await network.Specialist.PutAsync(ReferralDesk.Route(id), ProblemAnswers.Json(body))
            .IsProblemAsync(HttpStatusCode.BadRequest, problem);

        await network.Specialist.GetAsync(ReferralDesk.Route(id)).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        var id = Guid.CreateVersion7();
        var body = $$"""{ "serviceCode": "{{new string('x', CareBridgeApplication.MaxRequestBytes)}}" }""";

        await network.Specialist.PutAsync(ReferralDesk.Route(id), ProblemAnswers.Json(body)).IsProblemAsync(
            HttpStatusCode.RequestEntityTooLarge,
            """{ "title": "Content Too Large", "status": 413 }""");

        await network.Specialist.GetAsync(ReferralDesk.Route(id)).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_peer_specialists_and_clinic_staff_draft()
    {
        var (id, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());
        foreach (var role in Enum.GetValues<Role>().Except([Role.PeerSpecialist, Role.ClinicStaff]))
        {
            await network.Staff(role, network.Community)
                .PutAsJsonAsync(ReferralDesk.Route(id), network.Terms(participant))
                .IsAsync(HttpStatusCode.Forbidden);
        }
        await network.Host.Anonymous.PutAsJsonAsync(ReferralDesk.Route(id), network.Terms(participant))
            .IsAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_day_by_which_it_is_needed_is_one_to_come_and_not_too_far()
    {
        const string Problem = """
            {
              "title": "Some fields are not valid.",
              "status": 422,
              "errors": { "neededBy": ["A day to come, at most 5 years ahead."] }
            }
            """;
        var participant = await network.RegisterAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

        foreach (var day in (DateOnly[])[DateOnly.MinValue, today.AddDays(-2), today.AddYears(5).AddDays(2)])
            await IsRefusedAsync(Terms(day), HttpStatusCode.UnprocessableEntity, Problem);
        foreach (var day in (DateOnly[])[today.AddDays(-1), today.AddYears(5).AddDays(-1)])
        {
            await network.Specialist.PutAsJsonAsync(ReferralDesk.Route(Guid.CreateVersion7()), Terms(day))
                .IsAsync(HttpStatusCode.Created);
        }

        object Terms(DateOnly neededBy) => new
        {
            participantId = participant,
            receivingOrganizationId = network.Clinic,
            serviceCode = "housing",
            priority = "routine",
            neededBy,
        };
    }

    private async Task IsRefusedAsync(object terms, HttpStatusCode status, string problem)
    {
        var id = Guid.CreateVersion7();
        await network.Specialist.PutAsJsonAsync(ReferralDesk.Route(id), terms).IsProblemAsync(status, problem);
        await network.Specialist.GetAsync(ReferralDesk.Route(id)).IsAsync(HttpStatusCode.NotFound);
    }
}
