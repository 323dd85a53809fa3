using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;
using CareBridge.Testing;

namespace CareBridge.Tests.Crisis;

/// <summary>Safety plans are written with the person, kept in every version, and shared as they consent.</summary>
public sealed class SafetyPlansTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_plan_is_written_once_however_often_it_is_sent_and_every_version_stays()
    {
        var participant = await network.RegisterAsync();
        await PutAsync(network.Specialist, participant, SafetyPlanDesk.Plan("First")).IsAsync(HttpStatusCode.Created);
        await PutAsync(network.Specialist, participant, SafetyPlanDesk.Plan("First")).IsAsync(HttpStatusCode.OK);
        await PutAsync(network.Specialist, participant, SafetyPlanDesk.Plan("Second"))
            .IsAsync(HttpStatusCode.PreconditionFailed);
        var second = await network.WriteAsync(participant, SafetyPlanDesk.Plan("Second"), version: 1);
        var id = second.Id();

        Assert.Equal(2, second.GetProperty("version").GetInt64());
        Assert.Equal(["988", "911"], second.GetProperty("lifelines").EnumerateArray().Select(Phone));
        await network.Specialist.PostAsync($"/api/crisis/safety-plans/{id}/retire", null).IsAsync(HttpStatusCode.OK);
        await network.Specialist.PostAsync($"/api/crisis/safety-plans/{id}/retire", null).IsAsync(HttpStatusCode.OK);
        var again = await network.WriteAsync(participant, SafetyPlanDesk.Plan("Second"), version: 3);

        Assert.Equal("active", again.GetProperty("status").GetString());
        var versions = await network.Participant(participant)
            .GetFromJsonAsync<JsonElement[]>($"/api/crisis/safety-plans/{id}/versions");
        Assert.Equal(
            [(4, "active", "Second"), (3, "retired", "Second"), (2, "active", "Second"), (1, "active", "First")],
            versions!.Select(one => (
                one.GetProperty("version").GetInt32(), one.GetProperty("status").GetString(), one.Sign())));
    }

    [Fact]
    public async Task A_participant_writes_their_own_and_reads_what_was_written_with_them()
    {
        var participant = await network.RegisterAsync();
        var self = network.Participant(participant);
        object Own(Guid? organization) => new { organizationId = organization, plan = SafetyPlanDesk.Plan("Mine") };

        await self.PutAsJsonAsync(SafetyPlanDesk.Route(participant), Own(null))
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await self.PutAsJsonAsync(SafetyPlanDesk.Route(participant), Own(network.Clinic))
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await self.PutAsJsonAsync(SafetyPlanDesk.Route(participant), Own(network.Community))
            .IsAsync(HttpStatusCode.Created);
        var other = network.Participant(Guid.CreateVersion7());
        await other.PutAsJsonAsync(SafetyPlanDesk.Route(participant), Own(network.Community))
            .IsAsync(HttpStatusCode.NotFound);
        await other.GetAsync($"/api/crisis/participants/{participant}/safety-plans").IsAsync(HttpStatusCode.NotFound);

        var seen = Assert.Single(await ListAsync(self, participant));
        Assert.True(seen.GetProperty("writtenByParticipant").GetBoolean());
        Assert.Equal("Mine", Assert.Single(await ListAsync(network.Specialist, participant)).Sign());
    }

    [Fact]
    public async Task It_is_written_with_the_person_or_not_at_all_and_what_is_wrong_is_said_beside_the_field()
    {
        var participant = await network.RegisterAsync();
        var about = new { plan = SafetyPlanDesk.Plan() };
        await network.Specialist.PutAsJsonAsync(SafetyPlanDesk.Route(participant), about)
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        var answer = await PutAsync(network.Specialist, participant, new
        {
            warningSigns = new[] { "" },
            helpers = new object?[] { null, new { name = "Sam" } },
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            ["plan.helpers[0].name", "plan.helpers[0].phone", "plan.helpers[1].phone", "plan.warningSigns[0]"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        await PutAsync(network.Specialist, participant, new { }).IsAsync(HttpStatusCode.UnprocessableEntity);
        await PutAsync(network.Stranger, participant, SafetyPlanDesk.Plan()).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_many_who_write_at_once_one_is_first_and_the_others_are_told_what_stands()
    {
        var participant = await network.RegisterAsync();
        await network.WriteAsync(participant, SafetyPlanDesk.Plan("Before"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(one =>
            PutAsync(network.Specialist, participant, SafetyPlanDesk.Plan($"Hand {one}"), version: 1)));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
        var id = Assert.Single(await ListAsync(network.Specialist, participant)).Id();
        var versions = await network.Specialist.GetFromJsonAsync<JsonElement[]>(
            $"/api/crisis/safety-plans/{id}/versions");
        Assert.Equal(2, versions!.Length);
    }

    [Fact]
    public async Task Another_organization_sees_it_under_consent_to_safety_plans_and_under_no_other()
    {
        var participant = await network.RegisterAsync();
        var id = (await network.WriteAsync(participant)).Id();
        var clinic = network.Staff(Role.ClinicStaff, network.Clinic);
        await network.ConsentAsync(participant, network.Clinic, "aftercare-plan", "treatment");
        await clinic.GetAsync($"/api/crisis/safety-plans/{id}").IsAsync(HttpStatusCode.NotFound);
        await clinic.GetAsync($"/api/crisis/participants/{participant}/safety-plans").IsAsync(HttpStatusCode.NotFound);

        var consent = await network.ConsentAsync(participant, network.Clinic, "safety-plan", "treatment");
        var seen = await clinic.GetFromJsonAsync<JsonElement>($"/api/crisis/safety-plans/{id}");

        Assert.Equal(RedisclosureNotice.Text, seen.GetProperty("disclosure").GetProperty("notice").GetString());
        var line = Assert.Single(await network.AccountingAsync(participant));
        Assert.Equal(consent, line.GetProperty("consentId").GetGuid());
        await network.RevokeAsync(participant, consent);
        await clinic.GetAsync($"/api/crisis/safety-plans/{id}").IsAsync(HttpStatusCode.NotFound);
        foreach (var closed in (string[])["versions", "print"])
            await clinic.GetAsync($"/api/crisis/safety-plans/{id}/{closed}").IsAsync(HttpStatusCode.NotFound);
        await clinic.PostAsync($"/api/crisis/safety-plans/{id}/retire", null).IsAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("en", "My safety plan", "call or text 988")]
    [InlineData("es", "Mi plan de seguridad", "escriba al 988")]
    public async Task It_is_printed_in_either_language_as_it_was_written(string language, string title, string lifeline)
    {
        var participant = await network.RegisterAsync();
        var id = (await network.WriteAsync(participant, SafetyPlanDesk.Plan("<b>I & nobody</b>"))).Id();

        var page = await network.Participant(participant)
            .GetStringAsync($"/api/crisis/safety-plans/{id}/print?language={language}");

        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains(lifeline, page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;I &amp; nobody&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Sam: 555-0142", page, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PutAsync(
        HttpClient caller, Guid participant, object plan, long? version = null) =>
        caller.PutAsJsonAsync(SafetyPlanDesk.Route(participant), SafetyPlanDesk.Together(plan, version));

    private static async Task<JsonElement[]> ListAsync(HttpClient caller, Guid participant)
    {
        var page = await caller.GetFromJsonAsync<JsonElement>($"/api/crisis/participants/{participant}/safety-plans");
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private static string? Phone(JsonElement contact) => contact.GetProperty("phone").GetString();
}
