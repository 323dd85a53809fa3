using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CareBridge.Tests.Crisis;

/// <summary>Who of a team sees of whom an escalation is, and until when.</summary>
public sealed class ShowingEscalationsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task Colleagues_see_that_somebody_has_it_and_not_of_whom_it_is()
    {
        var (id, owner) = await network.TakenAsync();

        var theirs = (await network.Responder(owner).BoardAsync()).Single(entry => entry.Id() == id);
        var colleagues = (await network.Responder().BoardAsync()).Single(entry => entry.Id() == id);

        Assert.True(theirs.TryGetProperty("participantId", out _));
        Assert.False(colleagues.TryGetProperty("participantId", out _));
        Assert.False(colleagues.TryGetProperty("instruction", out _));
        Assert.Equal(owner, colleagues.GetProperty("owner").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task What_is_over_and_followed_up_is_no_emergency_any_more()
    {
        var participant = await network.RegisterAsync();
        var (id, owner) = await network.TakenAsync(participant);
        var responder = network.Responder(owner);
        await responder.DoAsync(id, "resolve", new { disposition = "false-alarm", note = "Brook is at home." })
            .IsAsync(HttpStatusCode.OK);
        Assert.True((await SeenByTeamAsync(id)).TryGetProperty("participantId", out _));
        var followUps = await responder.GetFromJsonAsync<JsonElement>("/api/crisis/follow-ups");
        foreach (var one in followUps.GetProperty("items").EnumerateArray())
        {
            if (one.GetProperty("escalationId").GetGuid() != id) continue;
            await responder.PostAsJsonAsync(
                $"/api/crisis/follow-ups/{one.Id()}/finish", new { outcome = "safe" }).IsAsync(HttpStatusCode.OK);
        }
        var told = (await network.AccountingAsync(participant)).Length;

        Assert.False((await SeenByTeamAsync(id)).TryGetProperty("participantId", out _));
        var lines = (await network.Responder().StoryAsync(id)).GetProperty("items").EnumerateArray();
        Assert.All(lines, line => Assert.False(line.TryGetProperty("text", out _)));
        Assert.Equal(told, (await network.AccountingAsync(participant)).Length);
    }

    private Task<JsonElement> SeenByTeamAsync(Guid id) =>
        network.Responder().GetFromJsonAsync<JsonElement>(CrisisDesk.Route(id));
}
