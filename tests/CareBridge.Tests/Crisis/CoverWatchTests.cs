using System.Net;
using System.Net.Http.Json;
using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Crisis.Features.OnCall;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareBridge.Tests.Crisis;

/// <summary>A team is told once that too few are on call, once more the day before, and that it is mended.</summary>
public sealed class CoverWatchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Team = Guid.CreateVersion7();

    private readonly CoverWatch _watch = CoverWatch.Of(Team);

    [Fact]
    public void It_is_told_when_it_is_found_and_a_day_before_and_closed_when_it_is_covered()
    {
        var gap = Gap(3, 4);
        var first = Assert.Single(_watch.Look([gap], Noon));
        Assert.Equal((CoverStage.Ahead, gap.From, null), (first.Stage, first.From, first.ClosedAt));
        Assert.Empty(_watch.Look([gap], Noon.AddMinutes(1)));
        Assert.Empty(_watch.Look([gap], Noon.AddDays(1.9)));

        var second = Assert.Single(_watch.Look([gap], Noon.AddDays(2)));
        Assert.Equal((first.GapId, CoverStage.Soon, null), (second.GapId, second.Stage, second.ClosedAt));
        Assert.Empty(_watch.Look([gap with { From = Noon.AddDays(3.5) }], Noon.AddDays(3.5)));

        var closed = Assert.Single(_watch.Look([], Noon.AddDays(3.6)));
        Assert.Equal((first.GapId, Noon.AddDays(3.6)), (closed.GapId, closed.ClosedAt));
        Assert.Empty(_watch.Look([], Noon.AddDays(3.7)));
    }

    [Fact]
    public void What_is_soon_already_is_told_once()
    {
        Assert.Equal(CoverStage.Soon, Assert.Single(_watch.Look([Gap(0.5, 1)], Noon)).Stage);
        Assert.Empty(_watch.Look([Gap(0.5, 1)], Noon.AddHours(1)));
    }

    [Fact]
    public void One_gap_is_one_whoever_of_the_others_changes_and_what_is_left_of_it_is_no_news()
    {
        var half = Gap(3, 4) with { Persons = [Guid.CreateVersion7()] };
        Assert.Single(_watch.Look([half, Gap(4, 5)], Noon));

        Assert.Empty(_watch.Look([Gap(3, 3.5), Gap(4.5, 5)], Noon.AddHours(1)));
        Assert.Equal(2, _watch.Look([], Noon.AddHours(2)).Count(message => message.ClosedAt is not null));
    }

    [Fact]
    public void Another_tier_or_another_time_is_another_gap()
    {
        Assert.Equal(3, _watch.Look([Gap(3, 4), Gap(3, 4) with { Tier = 2 }, Gap(5, 6)], Noon).Count);
    }

    [Fact]
    public void What_has_moved_away_from_the_day_before_is_told_again_when_its_time_comes()
    {
        var soon = Assert.Single(_watch.Look([Gap(0.5, 4)], Noon));
        var moved = _watch.Look([Gap(3, 4)], Noon.AddMinutes(1));
        Assert.Equal([CoverStage.Ahead, CoverStage.Soon], moved.Select(message => message.Stage));
        Assert.Equal(soon.GapId, moved[1].GapId);
        Assert.NotNull(moved[1].ClosedAt);
        Assert.Equal(CoverStage.Soon, Assert.Single(_watch.Look([Gap(3, 4)], Noon.AddDays(2))).Stage);
    }

    [Fact]
    public void A_gap_without_an_end_is_looked_at_in_whole_hours()
    {
        Assert.Equal(Noon.AddDays(7), CoverWatch.Horizon(Noon.AddMinutes(59)));
        Assert.Equal(Noon.AddDays(7).AddHours(1), CoverWatch.Horizon(Noon.AddMinutes(60)));
    }

    [Fact]
    public async Task Of_several_instances_one_tells_and_a_tier_with_fewer_than_its_minimum_is_a_gap()
    {
        var clock = new FixedClock();
        await using var network = new Disposing(new CareNetwork { Clock = clock });
        await network.It.InitializeAsync();
        var (one, other) = (await network.It.EmployAsync(), await network.It.EmployAsync());
        var tiers = new[] { new { members = new[] { one, other }, minimum = 2 } };
        var plan = new { timeZone = "UTC", tiers };
        await network.It.Responder().PutAsJsonAsync("/api/crisis/on-call", plan).IsAsync(HttpStatusCode.OK);
        var alone = new { plan.timeZone, tiers = new[] { new { members = new[] { one }, minimum = 2 } } };
        await network.It.Responder().PutAsJsonAsync("/api/crisis/on-call", alone)
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        var (from, until) = (clock.GetUtcNow().AddDays(3), clock.GetUtcNow().AddDays(4));
        await network.It.Responder().PutAsJsonAsync(
            $"/api/crisis/on-call/absences/{Guid.CreateVersion7()}", new { personId = one, from, until })
            .IsAsync(HttpStatusCode.Created);
        var scopes = network.It.Host.Services.GetRequiredService<IServiceScopeFactory>();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            try
            {
                await new WatchCover(scopes, clock, NullLogger<WatchCover>.Instance)
                    .LookAsync(network.It.CrisisTeam, default);
            }
            catch (Exception exception)
            {
                Assert.True(StoreFaults.IsConflict(exception), $"{exception}");
            }
        }));

        var watch = await network.It.InStoreAsync<CrisisDbContext, CoverWatch>(
            store => store.CoverWatches.AsNoTracking().SingleAsync(w => w.TeamId == network.It.CrisisTeam));
        var gap = Assert.Single(watch.Gaps);
        Assert.Equal((1, from, until, CoverStage.Ahead), (gap.Tier, gap.From, gap.Until, gap.Stage));
        Assert.Equal(1, watch.Version);
    }

    private static Shift Gap(double from, double until) => new(1, Noon.AddDays(from), Noon.AddDays(until), []);

    private sealed record Disposing(CareNetwork It) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await It.DisposeAsync();
    }
}
