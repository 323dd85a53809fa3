using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Crisis.Features;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareBridge.Tests.Crisis;

/// <summary>A network that has no crisis team yet, and no Directory that answers.</summary>
public sealed class RoutingEscalationsTests
{
    [Fact]
    public async Task What_no_team_takes_is_accepted_and_goes_to_the_first_team_that_becomes_known()
    {
        await using var host = await CareBridgeTestHost.StartAsync(
            configure: services => services.AddScoped<IDirectory, SilentDirectory>());
        var specialist = host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, Guid.CreateVersion7()));
        var (id, team) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var raised = await specialist.PutAsJsonAsync(
            CrisisDesk.Route(id), CrisisDesk.Screened(Guid.CreateVersion7(), intent: true));
        raised.EnsureSuccessStatusCode();
        var waiting = await raised.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(waiting.TryGetProperty("crisisTeamId", out _));
        var named = await host.As(new Caller(Guid.CreateVersion7(), Role.Administrator, null)).PutAsJsonAsync(
            $"/api/directory/organizations/{team}", new { name = "North Line", kind = "crisis-team" });
        named.EnsureSuccessStatusCode();

        var seen = await Eventually.BecomesAsync(
            () => specialist.GetFromJsonAsync<JsonElement>(CrisisDesk.Route(id)),
            escalation => escalation.GetProperty("status").GetString() == "notified");
        Assert.Equal(team, seen.GetProperty("crisisTeamId").GetGuid());
    }

    [Fact]
    public async Task Of_several_instances_that_find_the_same_page_due_one_tells_the_team()
    {
        var clock = new FixedClock();
        await using var host = await CareBridgeTestHost.StartAsync(clock);
        var scopes = host.Services.GetRequiredService<IServiceScopeFactory>();
        var escalation = Escalation.Raise(
            Guid.CreateVersion7(),
            new Concern(
                Guid.CreateVersion7(), Guid.CreateVersion7(), new Screen(true, true, true, true, true, false, false)),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            clock.GetUtcNow());
        await using var scope = host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CrisisDbContext>();
        store.Escalations.Add(escalation);
        await store.SettleAsync(CaseFile.Begin(escalation, clock.GetUtcNow()), clock.GetUtcNow(), default);
        await store.SaveChangesAsync();

        var instances = Enumerable.Range(0, 5)
            .Select(_ => new PageTeams(scopes, clock, NullLogger<PageTeams>.Instance)).ToList();
        await Task.WhenAll(instances.Select(async instance =>
        {
            try
            {
                await instance.PageAsync(escalation.Id, default);
            }
            catch (Exception exception)
            {
                // Each that loses is told so by the store, and leaves it to the one that has won.
                Assert.True(StoreFaults.IsConflict(exception), $"{exception}");
            }
        }));

        var kept = await store.Escalations.AsNoTracking().SingleAsync(e => e.Id == escalation.Id);
        Assert.Equal(2, kept.Version);
        Assert.Single(await store.Pages.AsNoTracking().Where(p => p.EscalationId == escalation.Id).ToListAsync());
        Assert.Empty(await instances[0].DueAsync(default));
    }

    [Fact]
    public async Task A_step_that_another_instance_took_while_the_case_was_read_loses_at_the_save()
    {
        var clock = new FixedClock();
        await using var host = await CareBridgeTestHost.StartAsync(clock);
        var now = clock.GetUtcNow();
        var escalation = Escalation.Raise(
            Guid.CreateVersion7(),
            new Concern(
                Guid.CreateVersion7(), Guid.CreateVersion7(), new Screen(true, true, true, true, true, true, true)),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            now);
        await using var one = host.Services.CreateAsyncScope();
        await using var other = host.Services.CreateAsyncScope();
        var (winner, loser) = (one.ServiceProvider.GetRequiredService<CrisisDbContext>(),
            other.ServiceProvider.GetRequiredService<CrisisDbContext>());
        winner.Escalations.Add(escalation);
        // Not due yet, so that none of the host's own work takes the step.
        var begun = new CaseFile(escalation) { Ladders = { Ladder.For(escalation, now.AddMinutes(1)) } };
        await winner.SettleAsync(begun, now, default);
        await winner.SaveChangesAsync();
        var late = new CaseFile(await loser.Escalations.SingleAsync(e => e.Id == escalation.Id))
        {
            Ladders = { await loser.Ladders.SingleAsync(l => l.Id == escalation.Id) },
        };

        begun.Page(begun.Ladders[0], null, PagingWaits.Default, now.AddMinutes(1));
        await winner.SettleAsync(begun, now, default);
        await winner.SaveChangesAsync();
        late.Pages.AddRange(await loser.Pages.Where(p => p.EscalationId == escalation.Id).ToListAsync());
        late.Page(late.Ladders[0], null, PagingWaits.Default, now.AddMinutes(1));
        await loser.SettleAsync(late, now, default);

        Assert.Single(late.Pages);
        var lost = await Assert.ThrowsAnyAsync<DbUpdateException>(() => loser.SaveChangesAsync());
        Assert.True(StoreFaults.IsConflict(lost));
    }

    [Fact]
    public async Task What_has_gone_back_to_the_team_meanwhile_is_not_taken_for_what_somebody_has()
    {
        var clock = new FixedClock();
        await using var host = await CareBridgeTestHost.StartAsync(clock);
        var (now, owner, id) = (clock.GetUtcNow(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var one = host.Services.CreateAsyncScope();
        await using var other = host.Services.CreateAsyncScope();
        var (early, late) = (one.ServiceProvider.GetRequiredService<CrisisDbContext>(),
            other.ServiceProvider.GetRequiredService<CrisisDbContext>());
        var file = new CaseFile(Escalation.Raise(
            id,
            new Concern(
                Guid.CreateVersion7(), Guid.CreateVersion7(), new Screen(true, true, true, true, true, true, true)),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            now));
        file.Ladders.Add(Ladder.For(file.Escalation, now.AddMinutes(1)));
        early.Escalations.Add(file.Escalation);
        file.Escalation.Acknowledge(owner, now);
        await early.SettleAsync(file, now, default);
        await early.SaveChangesAsync();
        var isBetween = false;
        // Between the first of what is read and the rest.
        late.ChangeTracker.Tracked += (_, _) =>
        {
            if (isBetween) return;
            isBetween = true;
            file.Lose(owner, now);
            early.SettleAsync(file, now, default).GetAwaiter().GetResult();
            early.SaveChangesAsync().GetAwaiter().GetResult();
        };

        await late.SettleAsync(await late.OpenCaseAsync(id, default), now, default);
        try
        {
            await late.SaveChangesAsync();
        }
        catch (DbUpdateException exception)
        {
            Assert.True(StoreFaults.IsConflict(exception));
        }

        var ladder = await late.Ladders.AsNoTracking().SingleAsync(l => l.Id == id);
        Assert.NotNull(ladder.NextAt);
    }

    [Fact]
    public async Task Whoever_found_no_team_does_not_put_off_a_page_that_has_become_due_meanwhile()
    {
        var clock = new FixedClock();
        await using var host = await CareBridgeTestHost.StartAsync(clock);
        var escalation = Guid.CreateVersion7();
        await using var one = host.Services.CreateAsyncScope();
        await using var other = host.Services.CreateAsyncScope();
        var (pager, router) = (one.ServiceProvider.GetRequiredService<CrisisDbContext>(),
            other.ServiceProvider.GetRequiredService<CrisisDbContext>());
        var ladder = Ladder.For(
            Escalation.Raise(
                escalation,
                new Concern(
                    Guid.CreateVersion7(), Guid.CreateVersion7(), new Screen(true, true, true, true, true, true, true)),
                Guid.CreateVersion7(),
                crisisTeamId: null,
                clock.GetUtcNow()),
            clock.GetUtcNow().AddMinutes(1));
        router.Ladders.Add(ladder);
        await router.SaveChangesAsync();
        var found = await pager.Ladders.SingleAsync(l => l.Id == escalation);

        (await router.Ladders.SingleAsync(l => l.Id == escalation)).PutOff(clock.GetUtcNow());
        await router.SaveChangesAsync();
        found.PutOff(clock.GetUtcNow().AddMinutes(2));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => pager.SaveChangesAsync());
    }
}
