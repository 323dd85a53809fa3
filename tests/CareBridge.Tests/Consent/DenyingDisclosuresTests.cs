using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Consent;

public sealed class DenyingDisclosuresTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    [Fact]
    public async Task A_denial_beats_a_consent_from_the_moment_it_is_answered_until_it_is_withdrawn()
    {
        var (participant, _) = await network.GrantedAsync();
        var question = network.Question(participant, DisclosureCategory.Referrals, DisclosureCategory.Engagement);
        Assert.Equal(2, (await network.AuthorizeAsync(question)).Permitted.Count);

        var id = await DenyAsync(participant, new { categories = new[] { "referrals" } });

        Assert.Equal([1], (await network.AuthorizeAsync(question)).Permitted.Select(item => item.Index));
        (await network.Participant(participant).PostAsync($"/api/consent/denials/{id}/withdraw", null))
            .EnsureSuccessStatusCode();
        Assert.Equal(2, (await network.AuthorizeAsync(question)).Permitted.Count);
    }

    [Fact]
    public async Task Saying_no_twice_is_saying_it_once_and_nobody_else_hears_it()
    {
        var (participant, _) = await network.GrantedAsync();
        var id = await DenyAsync(participant, new { recipientOrganizationIds = new[] { network.Clinic } });

        var again = await network.Participant(participant).PutAsJsonAsync(
            $"/api/consent/denials/{id}", new { recipientOrganizationIds = new[] { network.Clinic } });
        var other = await network.Participant(participant).PutAsJsonAsync($"/api/consent/denials/{id}", new { });

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        var own = await network.Participant(participant).GetFromJsonAsync<JsonElement>("/api/consent/denials");
        Assert.Equal(id, own.GetProperty("items").EnumerateArray().Single().GetProperty("id").GetGuid());
        var officer = network.Staff(Role.PrivacyOfficer, network.Community);
        var asked = await officer.GetFromJsonAsync<JsonElement>("/api/consent/restrictions");
        Assert.DoesNotContain(
            id, asked.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await network.Participant(Guid.CreateVersion7())
                .PostAsync($"/api/consent/denials/{id}/withdraw", null)).StatusCode);
    }

    [Fact]
    public async Task A_denial_of_nothing_in_particular_is_refused_beside_its_field()
    {
        var answer = await network.Participant(await network.RegisterAsync()).PutAsJsonAsync(
            $"/api/consent/denials/{Guid.CreateVersion7()}", new { categories = Array.Empty<string>() });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["categories"], errors.EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task An_organization_that_agrees_to_a_restriction_is_bound_and_says_why_when_it_is_not()
    {
        var (participant, _) = await network.GrantedAsync();
        var question = network.Question(participant, DisclosureCategory.Referrals);
        var officer = network.Staff(Role.PrivacyOfficer, network.Community);
        var id = await AskAsync(participant, network.Community);
        Assert.Single((await network.AuthorizeAsync(question)).Permitted);
        Assert.Contains(("restriction-requested", id), await NoticesAsync(officer));

        (await officer.PostAsync($"/api/consent/restrictions/{id}/agree", null)).EnsureSuccessStatusCode();

        Assert.Empty((await network.AuthorizeAsync(question)).Permitted);
        Assert.Contains(("restriction-answered", id), await NoticesAsync(network.Participant(participant)));
        var silent = await officer.PostAsJsonAsync($"/api/consent/restrictions/{id}/end", new { });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        var ended = await officer.PostAsJsonAsync(
            $"/api/consent/restrictions/{id}/end", new { reason = "We cannot keep it." });
        ended.EnsureSuccessStatusCode();
        Assert.Single((await network.AuthorizeAsync(question)).Permitted);

        var refused = await AskAsync(participant, network.Community);
        var answer = await officer.PostAsJsonAsync(
            $"/api/consent/restrictions/{refused}/refuse", new { reason = "The law asks us for it." });
        Assert.Equal(
            "refused", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
        Assert.Single((await network.AuthorizeAsync(question)).Permitted);
    }

    [Fact]
    public async Task A_restriction_is_asked_of_who_serves_the_participant_and_answered_by_nobody_else()
    {
        var (participant, _) = await network.GrantedAsync();
        var id = await AskAsync(participant, network.Community);

        var stranger = await network.Participant(participant).PutAsJsonAsync(
            $"/api/consent/restrictions/{Guid.CreateVersion7()}", new { organizationId = network.OtherCommunity });
        var other = await network.Staff(Role.PrivacyOfficer, network.OtherCommunity)
            .PostAsync($"/api/consent/restrictions/{id}/agree", null);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task A_privacy_officer_hears_why_and_the_asker_never_does()
    {
        var (participant, consent) = await network.GrantedAsync();
        var denial = await DenyAsync(participant, new { categories = new[] { "referrals" } });
        var officer = network.Staff(Role.PrivacyOfficer, network.Community);

        var answer = await officer.PostAsJsonAsync("/api/consent/decisions/explain", new
        {
            participantId = participant,
            recipientOrganizationId = network.Clinic,
            purpose = "treatment",
            categories = new[] { "engagement", "referrals", "safety-plan" },
        });

        var decisions = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decisions");
        Assert.True(decisions[0].GetProperty("permitted").GetBoolean());
        Assert.Equal("restricted", decisions[1].GetProperty("grounds").GetString());
        Assert.Equal(denial, decisions[1].GetProperty("restrictionId").GetGuid());
        Assert.Equal("category-not-named", decisions[2].GetProperty("grounds").GetString());
        Assert.Equal(consent, decisions[2].GetProperty("consentId").GetGuid());
        var clinic = await network.Staff(Role.ClinicStaff, network.Clinic)
            .PostAsJsonAsync("/api/consent/decisions/explain", new { });
        Assert.Equal(HttpStatusCode.Forbidden, clinic.StatusCode);
    }

    private async Task<Guid> DenyAsync(Guid participant, object scope)
    {
        var id = Guid.CreateVersion7();
        var answer = await network.Participant(participant).PutAsJsonAsync($"/api/consent/denials/{id}", scope);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return id;
    }

    private async Task<Guid> AskAsync(Guid participant, Guid organization)
    {
        var id = Guid.CreateVersion7();
        var answer = await network.Participant(participant).PutAsJsonAsync(
            $"/api/consent/restrictions/{id}", new { organizationId = organization, reason = "I fear for my job." });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return id;
    }

    private static async Task<List<(string?, Guid)>> NoticesAsync(HttpClient reader)
    {
        var page = await reader.GetFromJsonAsync<JsonElement>("/api/consent/notices");
        return
        [
            .. page.GetProperty("items").EnumerateArray().Select(notice =>
                (notice.GetProperty("kind").GetString(), notice.GetProperty("subjectId").GetGuid())),
        ];
    }
}
