using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Directory;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Crisis;

/// <summary>What a responder sees beside an escalation, and on which ground.</summary>
public sealed class ReadingContextTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task Without_consent_it_is_shown_as_in_an_emergency_and_put_on_record_once()
    {
        var participant = await network.RegisterAsync();
        await network.Participant(participant).PutAsJsonAsync(
            $"/api/directory/participants/{participant}/preferences",
            new { preferredName = "Jojo", pronouns = "they/them", language = "es-MX" }).IsAsync(HttpStatusCode.OK);
        var plan = (await network.WriteAsync(participant)).Id();
        var (id, owner) = await network.TakenAsync(participant);

        var context = await ContextAsync(network.Responder(owner), id);
        await ContextAsync(network.Responder(owner), id);

        var person = context.GetProperty("person");
        Assert.Equal("Jojo", person.GetProperty("name").GetString());
        Assert.Equal("they/them", person.GetProperty("contact").GetProperty("pronouns").GetString());
        var shown = Assert.Single(context.GetProperty("safetyPlans").EnumerateArray());
        Assert.Equal(plan, shown.Id());
        Assert.True(Assert.Single(context.GetProperty("screens").EnumerateArray())
            .GetProperty("screen").GetProperty("intent").GetBoolean());
        Assert.Equal("555-0101", context.GetProperty("raisingOrganization").GetProperty("phone").GetString());
        Assert.Equal(["person", "screens", "safety-plans"], Texts(context, "inEmergency"));
        Assert.Empty(Texts(context, "missing"));
        var lines = await network.AccountingAsync(participant);
        var line = Assert.Single(lines, one => one.GetProperty("items").EnumerateArray().Any(
            item => item.GetProperty("resourceType").GetString() == "CarePlan"));
        Assert.Equal(owner, line.GetProperty("recipientId").GetGuid());
        Assert.Equal("suicide-risk-high", line.GetProperty("emergency").GetProperty("natureCode").GetString());
        Assert.Equal(
            ["crisis-events", "identity", "safety-plan"],
            line.GetProperty("items").EnumerateArray()
                .Select(item => item.GetProperty("category").GetProperty("code").GetString()).Order());
    }

    [Fact]
    public async Task What_is_consented_to_is_shown_under_the_consent_and_only_the_rest_as_in_an_emergency()
    {
        var participant = await network.RegisterAsync();
        await network.WriteAsync(participant);
        await network.ConsentAsync(participant, network.CrisisTeam, "safety-plan", "emergency-treatment");
        var (id, owner) = await network.TakenAsync(participant);

        var context = await ContextAsync(network.Responder(owner), id);

        Assert.Equal(["screens"], Texts(context, "inEmergency"));
        Assert.Single(context.GetProperty("safetyPlans").EnumerateArray());
        Assert.True(context.TryGetProperty("disclosure", out _));
    }

    [Fact]
    public async Task Who_somebody_is_is_disclosed_by_who_registered_them_whoever_raised()
    {
        var participant = await network.RegisterAsync();
        await network.Administrator.PutAsJsonAsync(
            $"/api/directory/participants/{participant}/organizations/{network.Clinic}",
            new { system = "urn:example:mrn", value = "1" }).IsAsync(HttpStatusCode.OK);
        var id = Guid.CreateVersion7();
        await network.Staff(Role.ClinicStaff, network.Clinic).PutAsJsonAsync(
            CrisisDesk.Route(id), CrisisDesk.Screened(participant, intent: true)).IsAsync(HttpStatusCode.Created);
        var responder = network.Responder();
        await Eventually.IsAsync(
            HttpStatusCode.OK, async () => (await responder.GetAsync(CrisisDesk.Route(id))).StatusCode);

        await ContextAsync(responder, id);

        var lines = await network.AccountingAsync(participant);
        var line = Assert.Single(lines, one => one.GetProperty("items").EnumerateArray().Any(
            item => item.GetProperty("category").GetProperty("code").GetString() == "identity"));
        Assert.Equal(network.Community, line.GetProperty("discloserOrganizationId").GetGuid());
    }

    [Fact]
    public async Task Further_answers_are_a_disclosure_of_their_own_and_none_is_none()
    {
        var participant = await network.RegisterAsync();
        var (id, owner) = await network.TakenAsync(participant);
        var responder = network.Responder(owner);
        await ContextAsync(responder, id);
        await responder.PutAsJsonAsync($"{CrisisDesk.Route(id)}/screens/{Guid.CreateVersion7()}", CrisisDesk.Answers())
            .IsAsync(HttpStatusCode.Created);

        var screens = (await ContextAsync(responder, id)).GetProperty("screens");
        await ContextAsync(responder, id);

        Assert.Equal(2, screens.GetArrayLength());
        Assert.Equal(2, await ScreensShownAsync(participant));
        var silent = await network.RegisterAsync();
        var unasked = Guid.CreateVersion7();
        await network.Specialist.PutAsJsonAsync(CrisisDesk.Route(unasked), CrisisDesk.NotAsked(silent))
            .IsAsync(HttpStatusCode.Created);
        await network.SentAsync(unasked);
        Assert.Empty((await ContextAsync(responder, unasked)).GetProperty("screens").EnumerateArray());
        Assert.Equal(0, await ScreensShownAsync(silent));
    }

    [Fact]
    public async Task It_is_for_the_team_that_has_it_and_while_it_is_open()
    {
        var participant = await network.RegisterAsync();
        var (id, owner) = await network.TakenAsync(participant);
        var route = $"{CrisisDesk.Route(id)}/context";

        await network.Staff(Role.CrisisResponder, Guid.CreateVersion7()).GetAsync(route)
            .IsAsync(HttpStatusCode.NotFound);
        await network.Specialist.GetAsync(route).IsAsync(HttpStatusCode.Forbidden);
        await network.Responder().GetAsync(route).IsAsync(HttpStatusCode.OK);
        await network.Responder(owner).DoAsync(id, "resolve", new { disposition = "stayed-safe" })
            .IsAsync(HttpStatusCode.OK);
        await network.Responder(owner).GetAsync(route).IsAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task While_Consent_is_silent_nothing_of_the_person_is_shown_and_what_is_missing_is_said()
    {
        var participant = await network.RegisterAsync();
        await network.WriteAsync(participant);
        var (id, owner) = await network.TakenAsync(participant);
        var before = (await network.AccountingAsync(participant)).Length;
        network.ConsentIsDown = true;
        try
        {
            var context = await ContextAsync(network.Responder(owner), id);

            Assert.Equal(["person", "screens", "safety-plans"], Texts(context, "missing"));
            Assert.False(context.TryGetProperty("person", out _));
            Assert.Empty(context.GetProperty("safetyPlans").EnumerateArray());
            Assert.Equal("555-0101", context.GetProperty("raisingOrganization").GetProperty("phone").GetString());
            Assert.Contains(
                "Call the raising", context.GetProperty("instruction").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            network.ConsentIsDown = false;
        }
        Assert.Equal(before, (await network.AccountingAsync(participant)).Length);
    }

    [Fact]
    public async Task While_Directory_is_silent_the_rest_is_shown()
    {
        await using var host = await CareBridgeTestHost.StartAsync(
            configure: services => services.AddScoped<IDirectory, SilentDirectory>());
        var (id, team) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null)).PutAsJsonAsync(
            $"/api/directory/organizations/{team}", new { name = "North Line", kind = "crisis-team" });
        var specialist = host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, Guid.CreateVersion7()));
        await specialist.PutAsJsonAsync(CrisisDesk.Route(id), CrisisDesk.Screened(Guid.CreateVersion7(), intent: true))
            .IsAsync(HttpStatusCode.Created);
        await Eventually.IsAsync("notified", async () =>
            (await specialist.GetFromJsonAsync<JsonElement>(CrisisDesk.Route(id))).GetProperty("status").GetString());

        var context = await ContextAsync(host.As(new Caller(Guid.CreateVersion7(), Role.CrisisResponder, team)), id);

        Assert.Equal(["person", "nearby"], Texts(context, "missing"));
        Assert.Single(context.GetProperty("screens").EnumerateArray());
    }

    [Fact]
    public async Task Help_in_a_crisis_near_the_community_comes_with_the_nearest_first()
    {
        await network.Specialist.PutAsJsonAsync(
            $"/api/directory/groups/{Guid.CreateVersion7()}", PeerGroups.Hybrid()).IsAsync(HttpStatusCode.Created);
        await ListAsync("Far respite", "crisis", 41.5, -81.7);
        await ListAsync("Near respite", "crisis", 40.07, -82.51);
        await ListAsync("Near pantry", "food", 40.06, -82.5);
        var (id, owner) = await network.TakenAsync(await network.RegisterAsync());

        var context = await ContextAsync(network.Responder(owner), id);

        Assert.Equal(
            ["Near respite", "Far respite"],
            context.GetProperty("nearby").EnumerateArray().Select(place => place.GetProperty("name").GetString()!));
    }

    private async Task ListAsync(string name, string category, double latitude, double longitude) =>
        await network.Specialist.PutAsJsonAsync($"/api/directory/resources/{Guid.CreateVersion7()}", new JsonObject
        {
            ["category"] = category,
            ["name"] = name,
            ["places"] = new JsonArray(new JsonObject
            {
                ["city"] = "Millbrook",
                ["state"] = "OH",
                ["latitude"] = latitude,
                ["longitude"] = longitude,
            }),
            ["verifiedOn"] = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).ToString("O"),
        }).IsAsync(HttpStatusCode.Created);

    private async Task<int> ScreensShownAsync(Guid participant) =>
        (await network.AccountingAsync(participant)).Count(line => line.GetProperty("items").EnumerateArray().Any(
            item => item.GetProperty("resourceType").GetString() == "RiskAssessment"));

    private static Task<JsonElement> ContextAsync(HttpClient responder, Guid id) =>
        responder.GetFromJsonAsync<JsonElement>($"{CrisisDesk.Route(id)}/context");

    private static string[] Texts(JsonElement context, string list) =>
        [.. context.GetProperty(list).EnumerateArray().Select(one => one.GetString()!)];
}
