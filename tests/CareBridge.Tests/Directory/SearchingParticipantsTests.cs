using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Directory;

/// <summary>An organization finds whom it has registered by name, and knows who works in the network.</summary>
public sealed class SearchingParticipantsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string Route = "/api/directory/participants/find";

    [Theory]
    [InlineData("marisol")]
    [InlineData("  VEGA mari ")]
    [InlineData("isol eg")]
    public async Task Every_word_is_somewhere_in_the_name(string name)
    {
        var id = await RegisterAsync("Marisol", "Vega");
        await RegisterAsync("Mario", "Vargas");

        var found = await FindAsync(network.Specialist, new { name });

        Assert.Contains(found, one => one == $"{id}");
        Assert.Empty(await FindAsync(network.Stranger, new { name }));
    }

    [Fact]
    public async Task Of_ids_only_those_that_are_theirs_are_told()
    {
        var (mine, theirs) = (await network.RegisterAsync(), Guid.CreateVersion7());
        var registered = await network.Stranger.PutAsJsonAsync(
            $"/api/directory/participants/{theirs}", new { givenName = "Al", familyName = "Stone" });
        registered.EnsureSuccessStatusCode();
        var officer = network.Staff(Role.PrivacyOfficer, network.Community);

        Assert.Equal([$"{mine}"], await FindAsync(officer, new { ids = new[] { mine, theirs } }));
        Assert.Empty(await FindAsync(officer, new { ids = Array.Empty<Guid>() }));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name": " "}""")]
    [InlineData("""{"name": "a b c d e f"}""")]
    public async Task What_says_nothing_or_too_much_is_refused(string body)
    {
        using var content = new StringContent(body, null, "application/json");

        var answer = await network.Specialist.PostAsync(Route, content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")
            .TryGetProperty("name", out _));
    }

    [Fact]
    public async Task Listed_staff_everybody_may_know_and_the_others_those_beside_them()
    {
        var (listed, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await EmployAsync(listed, "clinician");
        await EmployAsync(other, role: null);
        var outside = network.Staff(Role.PrivacyOfficer, network.Community);
        var beside = network.Staff(Role.ClinicStaff, network.Clinic);

        var known = await outside.GetFromJsonAsync<JsonElement>($"/api/directory/staff/{listed}");
        Assert.Equal("Sun", known.GetProperty("familyName").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await outside.GetAsync($"/api/directory/staff/{other}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await beside.GetAsync($"/api/directory/staff/{other}")).StatusCode);
    }

    private async Task EmployAsync(Guid id, string? role)
    {
        var answer = await network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{network.Clinic}/staff/{id}",
            new { givenName = "Mei", familyName = "Sun", role });
        answer.EnsureSuccessStatusCode();
    }

    private async Task<Guid> RegisterAsync(string givenName, string familyName)
    {
        var id = Guid.CreateVersion7();
        var answer = await network.Specialist.PutAsJsonAsync(
            $"/api/directory/participants/{id}", new { givenName, familyName });
        answer.EnsureSuccessStatusCode();
        return id;
    }

    private static async Task<List<string>> FindAsync(HttpClient client, object sought)
    {
        var answer = await client.PostAsJsonAsync(Route, sought);
        answer.EnsureSuccessStatusCode();
        var found = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return [.. found.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
    }
}
