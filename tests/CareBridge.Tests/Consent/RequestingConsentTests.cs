using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Consent;

public sealed class RequestingConsentTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    [Fact]
    public async Task A_request_waits_for_the_participant_and_repeating_it_changes_nothing()
    {
        var participant = await network.RegisterAsync();
        var id = Guid.CreateVersion7();

        var created = await PutAsync(id, network.Asking(participant));
        var repeated = await PutAsync(id, network.Asking(participant));

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal($"/api/consent/consents/{id}", created.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, repeated.StatusCode);
        Assert.Equal(await created.Content.ReadAsStringAsync(), await repeated.Content.ReadAsStringAsync());
        Assert.Equal("requested", (await network.ReadAsync(participant, id)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Another_request_under_the_same_id_is_refused()
    {
        var participant = await network.RegisterAsync();
        var id = await network.RequestAsync(participant);

        var answer = await PutAsync(id, network.Asking(participant, "safety-plan"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("different-content", problem["code"]!.GetValue<string>());
        Assert.Equal(3, (await network.ReadAsync(participant, id)).GetProperty("categories").GetArrayLength());
    }

    [Fact]
    public async Task An_id_that_others_may_know_is_refused_whether_it_is_taken_or_not()
    {
        var participant = await network.RegisterAsync();
        var taken = DerivedId.Of("consent for referral", Guid.CreateVersion7());
        await network.PlaceAsync(taken, network.OtherCommunity);

        var somebodys = await PutAsync(taken, network.Asking(participant));
        var nobodys = await PutAsync(DerivedId.Of("consent for referral", participant), network.Asking(participant));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, somebodys.StatusCode);
        var problem = (await somebodys.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(["id"], problem["errors"]!.AsObject().Select(error => error.Key));
        problem["traceId"] = null;
        var other = (await nobodys.Content.ReadFromJsonAsync<JsonObject>())!;
        other["traceId"] = null;
        Assert.Equal(other.ToJsonString(), problem.ToJsonString());
    }

    [Fact]
    public async Task Organizations_are_checked_and_named_by_field()
    {
        var participant = await network.RegisterAsync();
        var unknown = Guid.CreateVersion7();
        var id = Guid.CreateVersion7();

        var answer = await PutAsync(id, Change(network.Asking(participant), asking =>
        {
            asking["discloserOrganizationIds"] = new JsonArray(network.Community, network.Clinic);
            asking["recipientOrganizationIds"] = new JsonArray(unknown);
        }));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        problem.Remove("traceId");
        var expected = new JsonObject
        {
            ["type"] = "https://tools.ietf.org/html/rfc4918#section-11.2",
            ["title"] = "Some fields are not valid.",
            ["status"] = 422,
            ["errors"] = new JsonObject
            {
                ["discloserOrganizationIds"] = new JsonArray("Ask for your own organization's disclosures only."),
                ["recipientOrganizationIds"] = new JsonArray(
                    $"There is no active organization {unknown} that is verified."),
            },
        };
        Assert.Equal(expected.ToJsonString(), problem.ToJsonString());
        await AssertAbsentAsync(id);
    }

    [Theory]
    [InlineData("discloserOrganizationIds", "[]")]
    [InlineData("recipientOrganizationIds", "[]")]
    [InlineData("categories", "[]")]
    [InlineData("categories", "[\"identity\"]")]
    [InlineData("purposes", "[]")]
    public async Task A_request_names_who_what_to_whom_and_why(string field, string value)
    {
        var id = Guid.CreateVersion7();

        var answer = await PutAsync(
            id, Change(network.Asking(await network.RegisterAsync()), asking => asking[field] = JsonNode.Parse(value)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal([field], problem["errors"]!.AsObject().Select(error => error.Key));
        await AssertAbsentAsync(id);
    }

    [Theory]
    [InlineData("categories", "[\"sud-counselling-notes\"]", "$.categories[0]")]
    [InlineData("purposes", "[7]", "$.purposes[0]")]
    [InlineData("recipientOrganizationIds", "[\"clinic\"]", "$.recipientOrganizationIds[0]")]
    [InlineData("note", "\"for Jo\"", "$.note")]
    public async Task What_cannot_be_read_is_told_where(string field, string value, string path)
    {
        var id = Guid.CreateVersion7();

        var answer = await PutAsync(
            id, Change(network.Asking(await network.RegisterAsync()), asking => asking[field] = JsonNode.Parse(value)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal([path], problem["errors"]!.AsObject().Select(error => error.Key));
        await AssertAbsentAsync(id);
    }

    [Fact]
    public async Task An_organization_asks_only_participants_it_serves()
    {
        var participant = await network.RegisterAsync();
        var id = Guid.CreateVersion7();

        var answer = await network.Stranger.PutAsJsonAsync($"/api/consent/consents/{id}", network.Asking(participant));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await AssertAbsentAsync(id);
    }

    [Fact]
    public async Task A_consent_is_seen_by_the_participant_and_those_who_disclose_and_by_no_other()
    {
        var (participant, consent) = await network.GrantedAsync();
        var path = $"/api/consent/consents/{consent}";

        Assert.Equal(HttpStatusCode.OK, (await network.Participant(participant).GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await network.Specialist.GetAsync(path)).StatusCode);
        Assert.Equal(
            HttpStatusCode.OK, (await network.Staff(Role.PrivacyOfficer, network.Community).GetAsync(path)).StatusCode);
        foreach (var other in new[]
        {
            network.Stranger,
            network.Staff(Role.PrivacyOfficer, network.Clinic),
            network.Participant(Guid.CreateVersion7()),
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).StatusCode);
            var list = await other.GetFromJsonAsync<JsonElement>(
                $"/api/consent/consents?participantId={participant}");
            Assert.Equal(0, list.GetProperty("items").GetArrayLength());
        }
    }

    [Fact]
    public async Task A_list_is_filtered_and_paged_newest_first()
    {
        var participant = await network.RegisterAsync();
        var ids = new List<Guid>();
        for (var n = 0; n < 3; n++)
        {
            ids.Add(await network.RequestAsync(participant));
            network.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        (await network.ActAsync(participant, ids[1], "decline")).EnsureSuccessStatusCode();

        Assert.Equal([ids[2], ids[0]], (await ListAsync(participant, "status=requested")).Ids);
        var (first, next) = await ListAsync(participant, "limit=2");
        Assert.Equal([ids[2], ids[1]], first);
        Assert.Equal([ids[0]], (await ListAsync(participant, $"limit=2&after={next}")).Ids);
        var wrong = await network.Participant(participant).GetAsync("/api/consent/consents?status=lost&limit=0");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    private async Task<(List<Guid> Ids, string? Next)> ListAsync(Guid participant, string query)
    {
        var page = await network.Participant(participant)
            .GetFromJsonAsync<JsonElement>($"/api/consent/consents?{query}");
        var ids = page.GetProperty("items").EnumerateArray().Select(consent => consent.GetProperty("id").GetGuid());
        return ([.. ids], page.TryGetProperty("next", out var next) ? next.GetString() : null);
    }

    private Task<HttpResponseMessage> PutAsync(Guid id, object asking) =>
        network.Specialist.PutAsJsonAsync($"/api/consent/consents/{id}", asking);

    private async Task AssertAbsentAsync(Guid id) =>
        Assert.False(await network.InStoreAsync(store => store.Consents.AnyAsync(consent => consent.Id == id)));

    private static JsonObject Change(object asking, Action<JsonObject> change)
    {
        var json = JsonSerializer.SerializeToNode(asking)!.AsObject();
        change(json);
        return json;
    }
}
