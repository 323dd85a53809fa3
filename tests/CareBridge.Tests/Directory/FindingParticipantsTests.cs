using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Directory;

/// <summary>An organization finds its own people by name, and knows its own colleagues.</summary>
public sealed class FindingParticipantsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string Route = "/api/directory/participants/find";

    [Theory]
    [InlineData("zoë")]
    [InlineData("ADLER-q")]
    [InlineData("dler Zo")]
    public async Task Somebody_is_found_by_parts_of_their_name_in_whatever_case(string name)
    {
        var id = await RegisterAsync("Zoë", "Adler-Quist");
        await network.RegisterAsync();

        var found = await FindAsync(network.Specialist, new { name });

        Assert.Contains(id, found);
        Assert.All(found, one => Assert.NotEqual(Guid.Empty, one));
        Assert.DoesNotContain(await network.RegisterAsync(), found);
    }

    [Fact]
    public async Task Only_by_whom_registered_them_by_id_as_well()
    {
        var id = await RegisterAsync("Uma", "Only");

        Assert.Equal([id], await FindAsync(network.Specialist, new { ids = new[] { id, Guid.CreateVersion7() } }));
        Assert.Empty(await FindAsync(network.Stranger, new { ids = new[] { id } }));
        Assert.Empty(await FindAsync(network.Stranger, new { name = "Uma" }));
    }

    [Fact]
    public async Task A_search_for_nothing_or_too_much_is_refused()
    {
        object[] wrong = [new { }, new { name = " " }, new { name = "a b c d e f" }];
        foreach (var request in wrong)
        {
            var answer = await network.Specialist.PostAsJsonAsync(Route, request);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(problem.GetProperty("errors").TryGetProperty("name", out _));
        }
    }

    [Fact]
    public async Task Colleagues_are_those_of_the_own_organization_also_when_they_have_left()
    {
        var (here, elsewhere) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await EmployAsync(network.Community, here);
        await EmployAsync(network.OtherCommunity, elsewhere);
        await network.Administrator.PostAsync(
            $"/api/directory/organizations/{network.Community}/staff/{here}/leave", null);

        var colleagues = await network.Specialist.GetFromJsonAsync<JsonElement[]>("/api/directory/colleagues");

        var seen = Assert.Single(colleagues!, one => one.GetProperty("id").GetGuid() == here);
        Assert.False(seen.GetProperty("active").GetBoolean());
        Assert.DoesNotContain(colleagues!, one => one.GetProperty("id").GetGuid() == elsewhere);
    }

    private async Task EmployAsync(Guid organization, Guid id) => (await network.Administrator.PutAsJsonAsync(
        $"/api/directory/organizations/{organization}/staff/{id}",
        new { givenName = "Al", familyName = "Stone" })).EnsureSuccessStatusCode();

    private async Task<Guid> RegisterAsync(string givenName, string familyName)
    {
        var id = Guid.CreateVersion7();
        var answer = await network.Specialist.PutAsJsonAsync(
            $"/api/directory/participants/{id}", new { givenName, familyName });
        answer.EnsureSuccessStatusCode();
        return id;
    }

    private static async Task<IReadOnlyList<Guid>> FindAsync(HttpClient reader, object request)
    {
        var answer = await reader.PostAsJsonAsync(Route, request);
        answer.EnsureSuccessStatusCode();
        var found = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return [.. found.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid())];
    }
}
