using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Directory;

/// <summary>A search for a group, as staff and the participant move it.</summary>
internal sealed class SearchDesk(CareNetwork network)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public string Address => $"/api/directory/group-searches/{Id}";

    public async Task BeginAsync(Guid participant, object? preferences = null)
    {
        var answer = await network.Specialist.PutAsJsonAsync(
            Address, new { participantId = participant, preferences = preferences ?? new { } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<JsonElement> VisitAsync(
        HttpClient client, Guid group, string feeling, string? words = null, Guid? id = null)
    {
        var answer = await client.PutAsJsonAsync(
            $"{Address}/visits/{id ?? Guid.CreateVersion7()}", Visit(group, feeling, words));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static object Visit(Guid group, string feeling, string? words = null) => new
    {
        groupId = group,
        visitedOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1),
        feeling,
        words,
    };

    public async Task<JsonElement> PostAsync(HttpClient client, string verb, object? body = null)
    {
        var answer = await client.PostAsJsonAsync($"{Address}/{verb}", body ?? new { });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<Guid> ListAsync(
        double latitude = 1, double longitude = 1, Guid? id = null, int? places = null)
    {
        var group = PeerGroups.Hybrid().Saying("format", "local").Saying("onlineUrl", null).Saying("places", places);
        group["venue"]!["latitude"] = latitude;
        group["venue"]!["longitude"] = longitude;
        var chosen = id ?? Guid.CreateVersion7();
        var answer = await network.Specialist.PutAsJsonAsync($"/api/directory/groups/{chosen}", group);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return chosen;
    }

    public static Guid[] Ids(JsonElement match) =>
        [.. match.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("id").GetGuid())];
}
