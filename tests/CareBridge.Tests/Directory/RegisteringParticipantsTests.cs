using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Directory.Identities;
using CareBridge.Tests.Exchange;

namespace CareBridge.Tests.Directory;

public sealed class RegisteringParticipantsTests(RegisteringParticipantsTests.Network network)
    : IClassFixture<RegisteringParticipantsTests.Network>
{
    [Fact]
    public async Task A_participant_is_seen_by_the_organization_that_registered_them_and_by_no_other()
    {
        var id = Guid.CreateVersion7();
        var created = await network.Specialist.PutAsJsonAsync($"/api/directory/participants/{id}", Jo());
        var repeated = await network.Specialist.PutAsJsonAsync($"/api/directory/participants/{id}", Jo());

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.OK, repeated.StatusCode);
        Assert.Equal(await created.Content.ReadAsStringAsync(), await repeated.Content.ReadAsStringAsync());
        Assert.Equal(
            HttpStatusCode.OK, (await network.Specialist.GetAsync($"/api/directory/participants/{id}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await network.Stranger.GetAsync($"/api/directory/participants/{id}")).StatusCode);
    }

    [Fact]
    public async Task An_organization_that_is_linked_to_a_participant_learns_nothing_from_it()
    {
        var id = Guid.CreateVersion7();
        var number = new { system = "urn:oid:1.2.3", value = $"N{id}" };
        await network.Specialist.PutAsJsonAsync($"/api/directory/participants/{id}", Jo());
        var linked = await network.Administrator.PutAsJsonAsync(
            $"/api/directory/participants/{id}/organizations/{network.OtherOrganization}", number);
        linked.EnsureSuccessStatusCode();

        var ours = await network.Specialist.GetFromJsonAsync<JsonElement>($"/api/directory/participants/{id}");
        var theirs = await network.Stranger.GetAsync($"/api/directory/participants/{id}");
        var list = await network.Stranger.GetStringAsync("/api/directory/participants");
        var overwritten = await network.Stranger.PutAsJsonAsync($"/api/directory/participants/{id}", Jo());

        Assert.False(ours.TryGetProperty("identifier", out _));
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        Assert.DoesNotContain(id.ToString(), list);
        Assert.Equal(HttpStatusCode.Conflict, overwritten.StatusCode);
        Assert.DoesNotContain("Rivers", await linked.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Whether_another_organization_knows_a_number_cannot_be_found_out()
    {
        var number = new { system = "urn:oid:1.2.3", value = $"N{Guid.CreateVersion7()}" };
        await network.Specialist.PutAsJsonAsync($"/api/directory/participants/{Guid.CreateVersion7()}", Jo(number));

        var answer = await network.Stranger.PutAsJsonAsync(
            $"/api/directory/participants/{Guid.CreateVersion7()}", Jo(number));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task Whether_somebody_elses_participant_is_linked_under_a_number_cannot_be_found_out()
    {
        var (linked, own) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var number = new { system = "urn:oid:1.2.3", value = $"N{own}" };
        await network.Specialist.PutAsJsonAsync($"/api/directory/participants/{linked}", Jo());
        (await LinkAsync(linked, number)).EnsureSuccessStatusCode();

        var answer = await network.Stranger.PutAsJsonAsync($"/api/directory/participants/{own}", Jo(number));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var match = await Eventually.SucceedsAsync(() => network.Administrator.GetFromJsonAsync<JsonElement>(
            IdentityDesk.Route(linked, own)));
        Assert.Contains("They have the same number.", match.Reasons());
        // What an administrator links is still held against both.
        var third = Guid.CreateVersion7();
        await network.Specialist.PutAsJsonAsync($"/api/directory/participants/{third}", Jo());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await LinkAsync(third, number)).StatusCode);
    }

    [Fact]
    public async Task What_administrators_link_moves_nothing_that_the_organization_sees()
    {
        var (id, later) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await network.Specialist.PutAsJsonAsync($"/api/directory/participants/{id}", Jo());
        await network.Specialist.PutAsJsonAsync($"/api/directory/participants/{later}", Jo());
        var (before, order) = await SeenAsync();

        (await LinkAsync(id, new { system = "urn:oid:1.2.3", value = $"N{id}" })).EnsureSuccessStatusCode();
        Assert.Equal((before, order), await SeenAsync());
        await network.Administrator.DeleteAsync(
            $"/api/directory/participants/{id}/organizations/{network.OtherOrganization}");
        Assert.Equal((before, order), await SeenAsync());
        var expecting = new { pronouns = "they/them", expectedVersion = 1 };
        (await network.Specialist.PutAsJsonAsync($"/api/directory/participants/{id}/preferences", expecting))
            .EnsureSuccessStatusCode();
        Assert.NotEqual(order, (await SeenAsync()).Order);

        async Task<(string View, string Order)> SeenAsync()
        {
            var list = await network.Specialist.GetFromJsonAsync<JsonElement>("/api/directory/participants?limit=2");
            return (
                await network.Specialist.GetStringAsync($"/api/directory/participants/{id}"),
                string.Join(' ', list.GetProperty("participants").EnumerateArray().Select(one => one.Text("id"))));
        }
    }

    [Fact]
    public async Task A_number_belongs_to_one_participant_of_an_organization()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var number = new { system = "urn:oid:1.2.3", value = $"N{first}" };
        await network.Specialist.PutAsJsonAsync($"/api/directory/participants/{first}", Jo(number));

        var answer = await network.Specialist.PutAsJsonAsync($"/api/directory/participants/{second}", Jo(number));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            "Another participant of the organization has this identifier.",
            problem.GetProperty("errors").GetProperty("identifier.value")[0].GetString());
        Assert.Equal(
            HttpStatusCode.NotFound, (
                await network.Specialist.GetAsync($"/api/directory/participants/{second}")).StatusCode);
    }

    [Fact]
    public async Task A_request_that_is_not_JSON_is_told_where_it_breaks()
    {
        var answer = await network.Specialist.PutAsync(
            $"/api/directory/participants/{Guid.CreateVersion7()}",
            new StringContent(
                """{ "givenName": "Jo", """, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("The request body is not valid JSON for this request.", problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Nobody_registers_anyone_without_signing_in()
    {
        var answer = await network.Host.Anonymous.PutAsJsonAsync(
            $"/api/directory/participants/{Guid.CreateVersion7()}", Jo());

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private Task<HttpResponseMessage> LinkAsync(Guid participant, object number) =>
        network.Administrator.PutAsJsonAsync(
            $"/api/directory/participants/{participant}/organizations/{network.OtherOrganization}", number);

    private static object Jo(object? identifier = null) =>
        new { givenName = "Jo", familyName = "Rivers", birthDate = "1990-04-02", gender = "other", identifier };

    public sealed class Network : IAsyncLifetime
    {
        public CareBridgeTestHost Host { get; private set; } = null!;

        public HttpClient Administrator { get; private set; } = null!;

        public HttpClient Specialist { get; private set; } = null!;

        /// <summary>A specialist of another community.</summary>
        public HttpClient Stranger { get; private set; } = null!;

        public Guid OtherOrganization { get; } = Guid.CreateVersion7();

        public async Task InitializeAsync()
        {
            Host = await CareBridgeTestHost.StartAsync();
            Administrator = Host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null));
            var organization = Guid.CreateVersion7();
            foreach (var id in new[] { organization, OtherOrganization })
            {
                var answer = await Administrator.PutAsJsonAsync(
                    $"/api/directory/organizations/{id}", new { name = "Harbor Peers", kind = "peer-community" });
                answer.EnsureSuccessStatusCode();
            }
            Specialist = Host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, organization));
            Stranger = Host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, OtherOrganization));
        }

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }
}
