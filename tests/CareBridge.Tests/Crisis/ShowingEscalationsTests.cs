using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Crisis.Storage;
using CareBridge.Testing;
using CareBridge.Tests.Exporting;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Crisis;

/// <summary>Who of a team sees of whom an escalation is, until when, and who can have one.</summary>
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

    [Fact]
    public async Task Who_raised_it_themself_is_not_told_of_by_the_story_once_it_is_over()
    {
        var (id, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());
        await network.Participant(participant).PutAsJsonAsync(CrisisDesk.Route(id), new { notAsked = true })
            .IsAsync(HttpStatusCode.Created);
        var owner = await network.EmployAsync();
        await network.SentAsync(id);
        await network.Responder(owner).DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
        Assert.Contains($"{participant}", $"{await network.Responder(owner).StoryAsync(id)}");

        await network.Responder(owner).DoAsync(id, "resolve", new { disposition = "stayed-safe" })
            .IsAsync(HttpStatusCode.OK);
        var followUps = await network.Responder(owner).GetFromJsonAsync<JsonElement>("/api/crisis/follow-ups");
        foreach (var one in followUps.GetProperty("items").EnumerateArray()
            .Where(one => one.GetProperty("escalationId").GetGuid() == id))
        {
            await network.Responder(owner).PostAsJsonAsync(
                $"/api/crisis/follow-ups/{one.Id()}/finish", new { outcome = "safe" }).IsAsync(HttpStatusCode.OK);
        }

        var story = await network.Responder(owner).StoryAsync(id);
        Assert.DoesNotContain($"{participant}", $"{story}");
        Assert.Contains($"{owner}", $"{story}");
        var files = await ExportFiles.MakeAsync(network.Host.Services, network.CrisisTeam);
        var rows = files.Of("crisis/escalations.ndjson").Concat(files.Of("crisis/escalation-story.ndjson")).ToList();
        Assert.Contains(rows, row => row.ToString().Contains($"{id}", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.ToString().Contains($"{participant}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_does_something_else_at_the_team_is_not_on_call_and_is_handed_nothing()
    {
        var (id, giver) = await network.TakenAsync();
        var coordinator = Guid.CreateVersion7();
        var route = $"/api/directory/organizations/{network.CrisisTeam}/staff/{coordinator}";
        (await network.Administrator.PutAsJsonAsync(
            route, new { givenName = "Sam", familyName = "Reed", role = "coordinator" })).EnsureSuccessStatusCode();
        await Eventually.IsAsync(true, () => network.InStoreAsync<CrisisDbContext, bool>(
            store => store.Responders.AnyAsync(r => r.StaffId == coordinator)));

        await network.Responder().PutAsJsonAsync(
            "/api/crisis/on-call", new { timeZone = "UTC", tiers = new[] { new { members = new[] { coordinator } } } })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await network.Responder(giver).DoAsync(id, "hand-over", new { to = coordinator })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
    }

    private Task<JsonElement> SeenByTeamAsync(Guid id) =>
        network.Responder().GetFromJsonAsync<JsonElement>(CrisisDesk.Route(id));
}
