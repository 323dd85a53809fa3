using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Crisis;

/// <summary>Whoever had it, or was to have it, is gone.</summary>
public sealed partial class WaitingEscalationsTests
{
    [Fact]
    public async Task When_whoever_has_it_leaves_the_team_has_it_again_and_is_paged()
    {
        var id = await RaisedAsync();
        var owner = await _network.EmployAsync();
        await _network.Responder(owner).DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
        await _network.Responder(owner).DoAsync(id, "contact").IsAsync(HttpStatusCode.OK);

        await _network.EmployAsync(owner, leaves: true);

        await Eventually.IsAsync("notified", () => _network.StatusAsync(id));
        var seen = await _network.SeenAsync(id);
        Assert.Equal("team", seen.GetProperty("owner").GetProperty("kind").GetString());
        await LaterAsync(TimeSpan.FromSeconds(1));
        await SoonAsync(async () => Assert.Equal(["answer", "answer"], await PurposesAsync(id)));
    }

    [Fact]
    public async Task Who_does_something_else_at_the_team_from_now_on_keeps_neither_cases_nor_the_calendar()
    {
        var id = await RaisedAsync();
        var owner = await _network.EmployAsync();
        await _network.Responder(owner).DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
        var made = await _network.Responder(owner).PutAsJsonAsync(
            $"/api/crisis/on-call/feeds/{Guid.CreateVersion7()}", new { onlyMine = false });
        var feed = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("url").GetString()!;
        var path = new Uri(feed).PathAndQuery;
        await _network.Host.Anonymous.GetAsync(path).IsAsync(HttpStatusCode.OK);

        await _network.EmployAsync(owner, role: "coordinator");

        await Eventually.IsAsync("notified", () => _network.StatusAsync(id));
        await _network.Host.Anonymous.GetAsync(path).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_takes_it_as_they_leave_does_not_keep_it()
    {
        var id = await RaisedAsync();
        var owner = await _network.EmployAsync();
        await _network.EmployAsync(owner, leaves: true);

        await _network.Responder(owner).DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);

        await SoonAsync(async () => Assert.Contains("returned", await _network.Specialist.KindsAsync(id)));
        await SoonAsync(async () => Assert.Equal(["answer", "answer"], await PurposesAsync(id)));
    }

    [Fact]
    public async Task What_a_team_has_that_leaves_the_network_goes_to_another()
    {
        var (waiting, taken) = (await RaisedAsync(), await RaisedAsync());
        var owner = await _network.EmployAsync();
        await _network.Responder(owner).DoAsync(taken, "acknowledge").IsAsync(HttpStatusCode.OK);
        var other = Guid.CreateVersion7();
        var route = $"/api/directory/organizations/{other}";
        (await _network.Administrator.PutAsJsonAsync(route, new { name = "South Line", kind = "crisis-team" }))
            .EnsureSuccessStatusCode();
        await Eventually.IsAsync(true, () => _network.InStoreAsync<CrisisDbContext, bool>(store =>
            store.Organizations.AnyAsync(o => o.Id == other)));

        await _network.Administrator.PostAsJsonAsync(
            $"/api/directory/organizations/{_network.CrisisTeam}/withdraw", new { reason = "Closed" })
            .IsAsync(HttpStatusCode.OK);

        var responder = _network.Staff(Role.CrisisResponder, other);
        foreach (var id in new[] { waiting, taken })
        {
            await SoonAsync(async () => Assert.Equal(
                other, (await _network.SeenAsync(id)).GetProperty("crisisTeamId").GetGuid()));
            Assert.Equal("team", await OwnerAsync(id));
            await SoonAsync(async () => Assert.Contains(
                await PagesAsync(id), page => page.CrisisTeamId == other && page.ClosedAt is null));
            Assert.All(await PagesAsync(id), page => Assert.True(page.CrisisTeamId == other || page.ClosedAt != null));
            await _network.Responder(owner).GetAsync(CrisisDesk.Route(id)).IsAsync(HttpStatusCode.NotFound);
            await responder.DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task What_comes_to_a_team_as_it_leaves_goes_to_another_and_follow_ups_once_there_is_one()
    {
        var resolved = await RaisedAsync();
        var owner = await _network.EmployAsync();
        await _network.Responder(owner).DoAsync(resolved, "acknowledge").IsAsync(HttpStatusCode.OK);
        await _network.Responder(owner).DoAsync(resolved, "resolve", new { disposition = "stayed-safe" })
            .IsAsync(HttpStatusCode.OK);
        await _network.Administrator.PostAsJsonAsync(
            $"/api/directory/organizations/{_network.CrisisTeam}/withdraw", new { reason = "Closed" })
            .IsAsync(HttpStatusCode.OK);
        await Eventually.IsAsync(() => _network.InStoreAsync<CrisisDbContext, bool>(
            store => store.Organizations.AnyAsync(o => o.Id == _network.CrisisTeam && !o.Active)));
        // As whoever had read of the team before it left.
        var late = Escalation.Raise(
            Guid.CreateVersion7(),
            new Concern(Guid.CreateVersion7(), _network.Community, Screen: null),
            Guid.CreateVersion7(),
            _network.CrisisTeam,
            _clock.GetUtcNow());
        await _network.InStoreAsync<CrisisDbContext, int>(async store =>
        {
            store.Escalations.Add(late);
            await store.SettleAsync(CaseFile.Begin(late, _clock.GetUtcNow()), _clock.GetUtcNow(), default);
            return await store.SaveChangesAsync();
        });
        await SoonAsync(async () => Assert.Equal("operators", await OwnerAsync(late.Id)));

        var other = Guid.CreateVersion7();
        await _network.Administrator.PutAsJsonAsync(
                $"/api/directory/organizations/{other}", new { name = "South Line", kind = "crisis-team" })
            .IsAsync(HttpStatusCode.Created);

        await SoonAsync(async () => Assert.Equal("team", await OwnerAsync(late.Id)));
        await SoonAsync(async () => Assert.Equal(
            [other, other],
            await _network.InStoreAsync<CrisisDbContext, List<Guid>>(store => store.FollowUps
                .Where(f => f.EscalationId == resolved).Select(f => f.CrisisTeamId).ToListAsync())));
    }
}
