using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Operation;

/// <summary>
/// Takes rebuilds on step by step, on every instance: a step is claimed, and where one dies another takes over when the
/// claim has run out.
/// </summary>
internal sealed class RunRebuilds<TContext>(
    IServiceScopeFactory scopes, TimeProvider time, ILogger<RunRebuilds<TContext>> logger)
    : RepeatedWork(Interval, time, logger)
    where TContext : ServiceDbContext
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        while (await ClaimAsync(cancellation) is { } id) await StepAsync(id, cancellation);
    }

    private async Task<Guid?> ClaimAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var now = Time.Now();
        var waiting = store.Rebuilds.Where(one => one.Status == RebuildStatus.Running && one.ClaimedUntil <= now);
        var next = await waiting.OrderBy(one => one.ClaimedUntil).Select(one => (Guid?)one.Id)
            .FirstOrDefaultAsync(cancellation);
        if (next is not { } id) return null;
        var until = now + Rebuild.Claim;
        var claimed = await waiting.Where(one => one.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.ClaimedUntil, until), cancellation);
        return claimed > 0 ? id : null;
    }

    private async Task StepAsync(Guid id, CancellationToken cancellation)
    {
        while (!await TryStepAsync(id, cancellation)) cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>False when somebody else has changed what the step was about to change.</summary>
    private async Task<bool> TryStepAsync(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var rebuild = await store.Rebuilds.SingleAsync(one => one.Id == id, cancellation);
        if (rebuild.Status != RebuildStatus.Running) return true;
        var projection = scope.ServiceProvider.GetServices<IProjection<TContext>>()
            .Single(one => one.Name == rebuild.Projection);
        rebuild.Advance(await projection.StepAsync(store, rebuild.After, cancellation), Time.Now());
        try
        {
            await store.SaveChangesAsync(cancellation);
            return true;
        }
        catch (Exception exception) when (StoreFaults.IsConflict(exception))
        {
            return false;
        }
    }
}
