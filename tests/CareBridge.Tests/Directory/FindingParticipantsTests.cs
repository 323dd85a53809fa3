using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Directory;

/// <summary>An organization finds whom it has registered, by name or id.</summary>
public sealed class FindingParticipantsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string Route = "/api/directory/participants/find";

    [Theory]
    [InlineData("zoë")]
    [InlineData("ADLER-q")]
    [InlineData("dler Zo")]
    [InlineData("  QUIST zoë ")]
    public async Task Somebody_is_found_by_parts_of_their_name_in_whatever_case(string name)
    {
        var (id, other) = (await RegisterAsync("Zoë", "Adler-Quist"), await RegisterAsync("Zora", "Stone"));

        var found = await FindAsync(network.Specialist, new { name });

        Assert.Contains(id, found);
        Assert.DoesNotContain(other, found);
        Assert.Empty(await FindAsync(network.Stranger, new { name }));
    }

    [Fact]
    public async Task Only_by_whom_registered_them_by_id_as_well()
    {
        var (id, theirs) = (await RegisterAsync("Uma", "Only"), Guid.CreateVersion7());
        var registered = await network.Stranger.PutAsJsonAsync(
            $"/api/directory/participants/{theirs}", new { givenName = "Al", familyName = "Stone" });
        registered.EnsureSuccessStatusCode();
        var officer = network.Staff(Role.PrivacyOfficer, network.Community);

        foreach (var reader in (HttpClient[])[network.Specialist, officer])
        {
            Assert.Equal([id], await FindAsync(reader, new { ids = new[] { id, theirs, Guid.CreateVersion7() } }));
            Assert.Empty(await FindAsync(reader, new { ids = Array.Empty<Guid>() }));
        }
        Assert.Empty(await FindAsync(network.Stranger, new { ids = new[] { id } }));
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
