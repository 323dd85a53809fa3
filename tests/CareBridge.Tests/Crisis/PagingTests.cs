using System.Net;
using System.Net.Http.Json;
using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Crisis;

/// <summary>Tier after tier is paged, with two instances at work.</summary>
public sealed class PagingTests : IAsyncLifetime
{
    private readonly FixedClock _clock = new();
    private readonly CareNetwork _network;
    private CareBridgeTestHost _second = null!;
    private Guid _first, _deputy, _chief;

    public PagingTests() => _network = new CareNetwork { Clock = _clock };

    public async Task InitializeAsync()
    {
        await _network.InitializeAsync();
        _second = await CareBridgeTestHost.StartAsync(_clock, beside: _network.Host);
        (_first, _deputy, _chief) =
            (await _network.EmployAsync(), await _network.EmployAsync(), await _network.EmployAsync());
        await Eventually.IsAsync(2, () => _network.InStoreAsync<CrisisDbContext, int>(store => store.Organizations
            .CountAsync(o => o.Id == _network.Community || o.Id == _network.CrisisTeam)));
        await PlanAsync([[_first], [_deputy], [_first, _chief]]);
    }

    public async Task DisposeAsync()
    {
        await _second.DisposeAsync();
        await _network.DisposeAsync();
    }

    [Fact]
    public async Task Tier_after_tier_is_paged_once_and_then_the_operators_until_somebody_answers()
    {
        var id = await RaiseAsync(intent: true);

        await PagedAsync(id, "1 first");
        await LaterAsync(TimeSpan.FromMinutes(1.8));
        await PagedAsync(id, "1 first");
        await LaterAsync(TimeSpan.FromMinutes(0.3));
        await PagedAsync(id, "1 first", "2 deputy");
        await LaterAsync(TimeSpan.FromMinutes(5.1));
        await PagedAsync(id, "1 first", "2 deputy", "3 chief", "3 first");
        await LaterAsync(TimeSpan.FromMinutes(10.1));
        await PagedAsync(id, "1 first", "2 deputy", "3 chief", "3 first", "alarm");

        await _network.Responder(_deputy).DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
        await _network.Responder(_deputy).DoAsync(id, "contact").IsAsync(HttpStatusCode.OK);
        await LaterAsync(TimeSpan.FromHours(2));
        await PagedAsync(id, "1 first", "2 deputy", "3 chief", "3 first", "alarm");
    }

    [Fact]
    public async Task What_becomes_graver_is_paged_on_as_soon_as_it_would_have_been_from_the_start()
    {
        var participant = Guid.CreateVersion7();
        var id = await RaiseAsync(intent: false, participant);
        await PagedAsync(id, "1 first");
        await LaterAsync(TimeSpan.FromMinutes(3));
        await PagedAsync(id, "1 first");

        await _network.RaiseAsync(participant, intent: true);

        await LaterAsync(TimeSpan.FromSeconds(1));
        await PagedAsync(id, "1 first", "2 deputy");
    }

    [Fact]
    public async Task A_tier_that_has_nobody_is_passed_over_and_where_none_has_everybody_is_paged()
    {
        var now = _clock.GetUtcNow();
        await AwayAsync(_deputy, now, now.AddDays(1));
        var passed = await RaiseAsync(intent: true);
        await PagedAsync(passed, "1 first");
        await LaterAsync(TimeSpan.FromMinutes(2.1));
        await PagedAsync(passed, "1 first", "3 chief", "3 first");

        await AwayAsync(_first, now, now.AddDays(1));
        await AwayAsync(_chief, now, now.AddDays(1));
        var nobody = await RaiseAsync(intent: true);
        await PagedAsync(nobody, "3 everybody");
        await LaterAsync(TimeSpan.FromMinutes(2.1));
        await PagedAsync(nobody, "3 everybody", "alarm");
    }

    [Fact]
    public async Task A_clock_that_jumps_or_stood_still_delays_a_tier_and_leaves_none_out()
    {
        var id = await RaiseAsync(intent: true);
        await PagedAsync(id, "1 first");

        await LaterAsync(TimeSpan.FromDays(2));

        await PagesAsync(id, pages => pages.Count >= 2);
        await LaterAsync(TimeSpan.FromMinutes(5.1));
        await PagesAsync(id, pages => pages.Count >= 4);
        await LaterAsync(TimeSpan.FromMinutes(10.1));
        var pages = await PagesAsync(id, all => all.Exists(page => page.Purpose == PagePurpose.Alarm));
        Assert.Equal([1, 2, 3], pages.Where(page => page.Purpose == PagePurpose.Answer)
            .Select(page => page.Tier!.Value).Distinct());
        Assert.Equal(3 + 1, pages.Count(page => page.Purpose == PagePurpose.Answer));
    }

    [Fact]
    public async Task How_long_each_tier_has_is_the_teams_to_say()
    {
        await PlanAsync(
            [[_first], [_deputy]],
            new { high = new[] { 30 }, moderate = new[] { 30 }, low = new[] { 30 }, alarmAgain = 60 });
        var id = await RaiseAsync(intent: true);

        await LaterAsync(TimeSpan.FromMinutes(29));
        await PagedAsync(id, "1 first");
        await LaterAsync(TimeSpan.FromMinutes(1.1));
        await PagedAsync(id, "1 first", "2 deputy");
    }

    private async Task<Guid> RaiseAsync(bool intent, Guid? participant = null)
    {
        var id = await _network.RaiseAsync(participant ?? Guid.CreateVersion7(), intent: intent);
        await LaterAsync(TimeSpan.FromSeconds(1));
        return id;
    }

    private async Task LaterAsync(TimeSpan by)
    {
        _clock.Advance(by);
        await Task.Delay(100);
    }

    /// <summary>While the clock goes on by a little, these pages and no others come to be.</summary>
    private async Task PagedAsync(Guid id, params string[] wanted)
    {
        var pages = await PagesAsync(id, all => all.Count >= wanted.Length);
        await Task.Delay(200);
        pages = await PagesAsync(id, _ => true);
        Assert.Equal(wanted, pages.Select(Name));
    }

    private Task<List<CrisisPage>> PagesAsync(Guid id, Func<List<CrisisPage>, bool> will) =>
        Eventually.BecomesAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromMilliseconds(50));
                return ReadAsync(id);
            },
            will);

    private async Task<List<CrisisPage>> ReadAsync(Guid id) =>
    [
        .. (await _network.InStoreAsync<CrisisDbContext, List<CrisisPage>>(store => store.Pages.AsNoTracking()
            .Where(p => p.EscalationId == id && p.Purpose != PagePurpose.Repeated).ToListAsync()))
            .OrderBy(page => page.PagedAt).ThenBy(Name),
    ];

    private string Name(CrisisPage page) => page switch
    {
        { Purpose: PagePurpose.Alarm } => "alarm",
        { PersonId: null } => $"{page.Tier} everybody",
        { PersonId: var one } when one == _first => $"{page.Tier} first",
        { PersonId: var one } when one == _deputy => $"{page.Tier} deputy",
        _ => $"{page.Tier} chief",
    };

    private async Task PlanAsync(Guid[][] tiers, object? waits = null)
    {
        var answer = await _network.Responder().PutAsJsonAsync(
            "/api/crisis/on-call",
            new { timeZone = "America/New_York", tiers = tiers.Select(members => new { members }), waits });
        answer.EnsureSuccessStatusCode();
    }

    private async Task AwayAsync(Guid personId, DateTimeOffset from, DateTimeOffset until)
    {
        var answer = await _network.Responder().PutAsJsonAsync(
            $"/api/crisis/on-call/absences/{Guid.CreateVersion7()}", new { personId, from, until });
        answer.EnsureSuccessStatusCode();
    }
}
