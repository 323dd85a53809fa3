using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;

namespace CareBridge.Tests.Aftercare;

public sealed class RecordingMilestonesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_milestone_is_recorded_once_and_seen_by_those_it_concerns()
    {
        var (id, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());
        var route = $"/api/aftercare/milestones/{id}";
        var reached = new { participantId = participant, milestoneCode = "thirty-days", reachedOn = "2026-03-02" };

        await network.Specialist.PutAsJsonAsync(route, reached).IsAsync(HttpStatusCode.Created);
        await network.Specialist.PutAsJsonAsync(route, reached).IsAsync(HttpStatusCode.OK);
        await network.Specialist
            .PutAsJsonAsync(
                route, new { participantId = participant, milestoneCode = "one-year", reachedOn = "2026-03-02" })
            .IsAsync(HttpStatusCode.Conflict);

        var seen = await network.Participant(participant).GetFromJsonAsync<JsonElement>(route);
        Assert.Equal("thirty-days", seen.GetProperty("milestoneCode").GetString());
        Assert.Equal([id], await ListAsync(network.Specialist, participant));
        Assert.Empty(await ListAsync(network.Stranger, participant));
        await network.Stranger.GetAsync(route).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_milestone_is_one_of_the_list_and_reached_already()
    {
        var participant = await network.RegisterAsync();
        var future = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(2);
        var id = Guid.CreateVersion7();

        await network.Specialist
            .PutAsJsonAsync(
                $"/api/aftercare/milestones/{id}",
                new { participantId = participant, milestoneCode = "enlightenment", reachedOn = future })
            .IsProblemAsync(HttpStatusCode.UnprocessableEntity, $$"""
                {
                  "title": "Some fields are not valid.",
                  "status": 422,
                  "errors": {
                    "milestoneCode": ["One of: {{string.Join(", ", MilestoneCodes.All)}}."],
                    "reachedOn": ["Not a day in the future."]
                  }
                }
                """);

        Assert.Empty(await ListAsync(network.Specialist, participant));
    }

    private static async Task<IReadOnlyList<Guid>> ListAsync(HttpClient client, Guid participant)
    {
        var page = await client.GetFromJsonAsync<JsonElement>($"/api/aftercare/participants/{participant}/milestones");
        return [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
    }
}
