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
public sealed partial class WaitingEscalationsTests : IAsyncLifetime
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
    public async Task Whoever_does_not_hear_that_it_was_raised_once_more_has_it_no_more()
    {
        var (person, owner) = (Guid.CreateVersion7(), await _network.EmployAsync());
        var (heard, unheard) = (await RaisedAsync(person), await RaisedAsync());
        foreach (var id in new[] { heard, unheard })
        {
            await _network.Responder(owner).DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
            await _network.Responder(owner).DoAsync(id, "contact").IsAsync(HttpStatusCode.OK);
        }
        await LaterAsync(TimeSpan.FromHours(1));
        Assert.False((await ShownAsync(heard)).TryGetProperty("signBy", out _));

        foreach (var id in new[] { heard, unheard })
        {
            var about = (await ShownAsync(id)).GetProperty("participantId").GetGuid();
            await _network.RaiseAsync(about, intent: true);
            Assert.Equal(
                _clock.GetUtcNow().AddMinutes(15), (await ShownAsync(id)).GetProperty("signBy").GetDateTimeOffset());
        }
        await LaterAsync(TimeSpan.FromMinutes(14));
        await _network.Responder(owner).DoAsync(heard, "contact").IsAsync(HttpStatusCode.OK);
        await _network.Responder(owner).DoAsync(heard, "contact").IsAsync(HttpStatusCode.OK);
        Assert.False((await ShownAsync(heard)).TryGetProperty("signBy", out _));
        await LaterAsync(TimeSpan.FromMinutes(2));

        await Eventually.IsAsync("notified", () => _network.StatusAsync(unheard));
        await SoonAsync(async () =>
            Assert.Equal(["answer", "repeated", "answer"], await PurposesAsync(unheard)));
        Assert.Equal("in-contact", await _network.StatusAsync(heard));
        Assert.Equal(
            ["contact-made", "repeated", "contact-made"], (await _network.Specialist.KindsAsync(heard))[^3..]);
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

    private async Task<Guid> RaisedAsync(Guid? participant = null)
    {
        await Eventually.IsAsync(2, () => _network.InStoreAsync<CrisisDbContext, int>(store => store.Organizations
            .CountAsync(o => o.Id == _network.Community || o.Id == _network.CrisisTeam)));
        var id = await _network.RaiseAsync(participant ?? Guid.CreateVersion7(), intent: true);
        await LaterAsync(TimeSpan.FromSeconds(1));
        await Eventually.IsAsync("notified", () => _network.StatusAsync(id));
        return id;
    }

    /// <summary>As the team sees it.</summary>
    private Task<JsonElement> ShownAsync(Guid id) =>
        _network.Responder().GetFromJsonAsync<JsonElement>(CrisisDesk.Route(id));

    private async Task<string?> OwnerAsync(Guid id) => await _network.InStoreAsync<CrisisDbContext, string?>(
        async store => CareBridge.Platform.Web.EnumCode.Of(CareBridge.Crisis.Features.EscalationOwner.Of(
            await store.Escalations.AsNoTracking().SingleAsync(e => e.Id == id)).Kind));

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
