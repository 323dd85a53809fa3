using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBridge.Crisis.Features;

/// <summary>
/// Tells crisis teams what waits for them. What is to be told is a row with a due time, found by whichever instance is
/// alive, so that it outlives restarts; of several instances one succeeds.
/// </summary>
internal sealed class PageTeams(IServiceScopeFactory scopes, TimeProvider time, ILogger<PageTeams> logger)
    : BackgroundService
{
    private const int BatchSize = 100;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>How often operators hear of an escalation that has no team to go to.</summary>
    private static readonly TimeSpan UnroutedInterval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var id in await DueAsync(stoppingToken)) await PageAsync(id, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the rows are still there; a worker that gave up would leave them there for ever.
                logger.LogError(exception, "It could not be found out which crisis teams to page");
            }
            await Task.Delay(PollInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CrisisDbContext>();
        var now = time.Now();
        return await store.Pages
            .Where(p => p.PagedAt == null && p.DueAt <= now)
            .OrderBy(p => p.DueAt)
            .Select(p => p.EscalationId)
            .Take(BatchSize)
            .ToListAsync(cancellation);
    }

    internal async Task PageAsync(Guid escalationId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CrisisDbContext>();
        try
        {
            var escalation = await store.Escalations.SingleAsync(e => e.Id == escalationId, cancellation);
            var page = await store.Pages.SingleAsync(p => p.EscalationId == escalationId, cancellation);
            await PageAsync(escalation, page, store, cancellation);
            await store.SaveChangesAsync(cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsConflict(exception))
        {
            logger.LogDebug(exception, "Escalation {EscalationId} changed meanwhile; look again", escalationId);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // One that cannot be told must not keep the others waiting.
            logger.LogError(exception, "The team of escalation {EscalationId} could not be paged", escalationId);
        }
    }

    private async Task PageAsync(
        Escalation escalation, TeamPage page, CrisisDbContext store, CancellationToken cancellation)
    {
        var now = time.Now();
        if (page.PagedAt is not null) return;
        if (escalation.CrisisTeamId is null)
        {
            // A team may have become known at the very moment the escalation was saved without one.
            if (await store.ChooseTeamAsync(escalation.RaisingOrganizationId, cancellation) is not { } team)
            {
                logger.LogCritical("Escalation {EscalationId} still has no crisis team to go to", escalation.Id);
                page.DueBy(now + UnroutedInterval);
                return;
            }
            escalation.Route(team, now);
        }
        page.Done(escalation.CrisisTeamId!.Value, now);
        if (escalation.Status == EscalationStatus.Raised) escalation.Notify(now);
    }
}
