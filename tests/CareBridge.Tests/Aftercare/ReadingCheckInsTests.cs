using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Aftercare;

public sealed class ReadingCheckInsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task Check_ins_come_in_pages_the_latest_held_first()
    {
        var participant = await network.RegisterAsync();
        var ids = new List<Guid>();
        foreach (var hours in new[] { -1, -3, -2 })
        {
            ids.Add(Guid.CreateVersion7());
            await network.Specialist.PutAsJsonAsync($"/api/aftercare/check-ins/{ids[^1]}", Brief(participant, hours));
        }

        var list = $"/api/aftercare/participants/{participant}/check-ins?limit=2";
        var first = await network.Specialist.GetFromJsonAsync<JsonElement>(list);
        var rest = await network.Specialist.GetFromJsonAsync<JsonElement>(
            $"{list}&after={first.GetProperty("next").GetString()}");

        Assert.Equal([ids[0], ids[2]], Ids(first));
        Assert.Equal([ids[1]], Ids(rest));
        Assert.False(rest.TryGetProperty("next", out _));
    }

    private static object Brief(Guid participant, int hours) => new
    {
        participantId = participant,
        heldAt = TimeProvider.System.GetUtcNow().AddHours(hours),
        engagement = "engaged",
    };

    private static IReadOnlyList<Guid> Ids(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
}
