using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Crisis;

/// <summary>What happens when nobody does anything: time goes on.</summary>
public sealed class WaitingEscalationsTests : IAsyncLifetime
{
    private readonly FixedClock _clock = new();
    private readonly CareNetwork _network;

    public WaitingEscalationsTests() => _network = new CareNetwork { Clock = _clock };

    public Task InitializeAsync() => _network.InitializeAsync();

    public Task DisposeAsync() => _network.DisposeAsync();

    [Fact]
    public async Task While_nobody_of_the_team_answers_the_operators_are_alarmed_again_and_again()
    {
        var id = await RaisedAsync();
        Assert.Equal(["answer"], await PurposesAsync(id));

        await LaterAsync(TimeSpan.FromMinutes(1.8));
        Assert.Equal(["answer"], await PurposesAsync(id));
        await LaterAsync(TimeSpan.FromMinutes(0.3));
        await SoonAsync(async () => Assert.Equal(["answer", "alarm"], await PurposesAsync(id)));
        var alarms = await _network.Administrator.GetFromJsonAsync<JsonElement>("/api/crisis/alarms");
        var alarm = Assert.Single(alarms.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("North Line", "555-0199", 1),
            (alarm.GetProperty("teamName").GetString(), alarm.GetProperty("teamPhone").GetString(),
                alarm.GetProperty("alarms").GetInt32()));
        await LaterAsync(TimeSpan.FromMinutes(10));
        await SoonAsync(
            async () => Assert.Equal(["answer", "alarm", "alarm"], await PurposesAsync(id)));

        // Only the latest is before them.
        Assert.Single(await PagesAsync(id), page => page is { Purpose: PagePurpose.Alarm, ClosedAt: null });

        var owner = _network.Responder();
        await owner.DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
        Assert.All(await PagesAsync(id), page => Assert.NotNull(page.ClosedAt));
        await owner.DoAsync(id, "contact").IsAsync(HttpStatusCode.OK);
        await LaterAsync(TimeSpan.FromHours(1));
        Assert.Equal(3, (await PagesAsync(id)).Count);
    }

    [Fact]
    public async Task A_hand_over_that_nobody_answers_stays_with_who_offered_it()
    {
        var id = await RaisedAsync();
        var (giver, taker) = (await _network.EmployAsync(), await _network.EmployAsync());
        await _network.Responder(giver).DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
        await _network.Responder(giver).DoAsync(id, "hand-over", new { to = taker }).IsAsync(HttpStatusCode.OK);

        await LaterAsync(TimeSpan.FromMinutes(11));

        await SoonAsync(async () => Assert.Contains("hand-over-expired", await _network.Specialist.KindsAsync(id)));
        await _network.Responder(taker).DoAsync(id, "hand-over/accept").IsAsync(HttpStatusCode.Conflict);
        await _network.Responder(giver).DoAsync(id, "contact").IsAsync(HttpStatusCode.OK);
    }

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
    public async Task What_somebody_has_who_gives_no_sign_goes_back_to_the_team_which_is_paged()
    {
        var id = await RaisedAsync();
        var owner = await _network.EmployAsync();
        await _network.Responder(owner).DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
        await LaterAsync(TimeSpan.FromMinutes(14));
        // A note is a sign.
        var note = $"{CrisisDesk.Route(id)}/notes/{Guid.CreateVersion7()}";
        await _network.Responder(owner).PutAsJsonAsync(note, new { text = "Nobody answers." })
            .IsAsync(HttpStatusCode.Created);
        await LaterAsync(TimeSpan.FromMinutes(14));
        Assert.Equal("acknowledged", await _network.StatusAsync(id));

        await LaterAsync(TimeSpan.FromMinutes(2));

        await Eventually.IsAsync("notified", () => _network.StatusAsync(id));
        Assert.Equal("contact-missed", (await _network.Specialist.KindsAsync(id))[^1]);
        await SoonAsync(async () => Assert.Equal(["answer", "answer"], await PurposesAsync(id)));
        await _network.Responder(owner).DoAsync(id, "contact").IsAsync(HttpStatusCode.Conflict);
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
            var seen = await Eventually.BecomesAsync(
                () => _network.SeenAsync(id), one => one.GetProperty("crisisTeamId").GetGuid() == other);
            Assert.Equal("team", seen.GetProperty("owner").GetProperty("kind").GetString());
            await SoonAsync(async () => Assert.Contains(
                await PagesAsync(id), page => page.CrisisTeamId == other && page.ClosedAt is null));
            Assert.All(await PagesAsync(id), page => Assert.True(page.CrisisTeamId == other || page.ClosedAt != null));
            await _network.Responder(owner).GetAsync(CrisisDesk.Route(id)).IsAsync(HttpStatusCode.NotFound);
            await responder.DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Follow_ups_are_planned_and_for_one_that_is_missed_the_team_is_paged_until_somebody_takes_it()
    {
        var id = await RaisedAsync();
        var owner = await _network.EmployAsync();
        await _network.Responder(owner).DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
        await _network.Responder(owner).DoAsync(id, "resolve", new { disposition = "stayed-safe" })
            .IsAsync(HttpStatusCode.OK);
        var planned = await FollowUpsAsync();
        Assert.Equal([24, 72], planned.Select(one => one.GetProperty("hoursAfter").GetInt32()));
        Assert.All(planned, one => Assert.Equal(owner, one.GetProperty("ownerId").GetGuid()));

        await FinishAsync(planned[0].Id(), owner).IsAsync(HttpStatusCode.OK);
        await FinishAsync(planned[0].Id(), owner).IsAsync(HttpStatusCode.OK);
        await FinishAsync(planned[0].Id(), Guid.CreateVersion7()).IsAsync(HttpStatusCode.Conflict);
        await LaterAsync(TimeSpan.FromHours(71.9));
        Assert.DoesNotContain("follow-up", await PurposesAsync(id));
        await LaterAsync(TimeSpan.FromHours(0.2));
        await SoonAsync(async () => Assert.Contains("follow-up", await PurposesAsync(id)));
        await LaterAsync(TimeSpan.FromMinutes(3));
        await SoonAsync(async () => Assert.Contains("alarm", await PurposesAsync(id)));

        var late = Assert.Single(await FollowUpsAsync());
        Assert.Equal("overdue", late.GetProperty("status").GetString());
        var taker = Guid.CreateVersion7();
        await _network.Responder(taker).PostAsync($"/api/crisis/follow-ups/{late.Id()}/take", null)
            .IsAsync(HttpStatusCode.OK);
        await _network.Responder().PostAsync($"/api/crisis/follow-ups/{late.Id()}/take", null)
            .IsAsync(HttpStatusCode.Conflict);
        Assert.All(await PagesAsync(id), page => Assert.NotNull(page.ClosedAt));
        await FinishAsync(late.Id(), taker).IsAsync(HttpStatusCode.OK);
        Assert.Empty(await FollowUpsAsync());
    }

    [Fact]
    public async Task Whoever_takes_a_late_follow_up_and_does_not_make_it_has_the_team_paged_once_more()
    {
        var id = await RaisedAsync();
        var owner = await _network.EmployAsync();
        await _network.Responder(owner).DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
        await _network.Responder(owner).DoAsync(id, "resolve", new { disposition = "stayed-safe" })
            .IsAsync(HttpStatusCode.OK);
        await LaterAsync(TimeSpan.FromHours(24.1));
        await SoonAsync(async () => Assert.Contains("follow-up", await PurposesAsync(id)));
        var late = (await FollowUpsAsync())[0];

        await _network.Responder(owner).PostAsync($"/api/crisis/follow-ups/{late.Id()}/take", null)
            .IsAsync(HttpStatusCode.OK);
        await LaterAsync(FollowUp.Patience + TimeSpan.FromSeconds(5));

        await SoonAsync(async () =>
            Assert.Equal(2, (await PurposesAsync(id)).Count(purpose => purpose == "follow-up")));
    }

    private async Task<Guid> RaisedAsync()
    {
        await Eventually.IsAsync(2, () => _network.InStoreAsync<CrisisDbContext, int>(store => store.Organizations
            .CountAsync(o => o.Id == _network.Community || o.Id == _network.CrisisTeam)));
        var id = await _network.RaiseAsync(Guid.CreateVersion7(), intent: true);
        await LaterAsync(TimeSpan.FromSeconds(1));
        await Eventually.IsAsync("notified", () => _network.StatusAsync(id));
        return id;
    }

    /// <summary>Timers fire on the way; what they set going has an instant to be seen to.</summary>
    private async Task LaterAsync(TimeSpan by)
    {
        _clock.Advance(by);
        await Task.Delay(100);
        _clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>While the clock goes on, half a second at a time.</summary>
    private Task SoonAsync(Func<Task> assertion) => Eventually.SucceedsAsync(async () =>
    {
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        await assertion();
    });

    private async Task<IReadOnlyList<CrisisPage>> PagesAsync(Guid id) =>
        await _network.InStoreAsync<CrisisDbContext, List<CrisisPage>>(store => store.Pages.AsNoTracking()
            .Where(p => p.EscalationId == id && p.Purpose != PagePurpose.HandOver)
            .OrderBy(p => p.PagedAt).ToListAsync());

    private async Task<string[]> PurposesAsync(Guid id) =>
        [.. (await PagesAsync(id)).Select(page => CareBridge.Platform.Web.EnumCode.Of(page.Purpose))];

    private async Task<JsonElement[]> FollowUpsAsync() =>
    [
        .. (await _network.Responder().GetFromJsonAsync<JsonElement>("/api/crisis/follow-ups"))
            .GetProperty("items").EnumerateArray(),
    ];

    private Task<HttpResponseMessage> FinishAsync(Guid id, Guid by) => _network.Responder(by).PostAsJsonAsync(
        $"/api/crisis/follow-ups/{id}/finish", new { outcome = "safe", note = "Slept well." });
}
