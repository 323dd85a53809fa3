using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Operation;

/// <summary>
/// The steps of rebuilds: each is claimed, and where an instance dies another takes over when the claim has run out.
/// </summary>
internal sealed class RebuildSteps<TContext>(
    IServiceScopeFactory scopes, TimeProvider time, ILogger<RebuildSteps<TContext>> logger)
    where TContext : ServiceDbContext
{
    /// <param name="only">The rebuild whose step it is to be; null for whichever waits longest.</param>
    /// <returns>False when there is no step that nobody else is at.</returns>
    public async Task<bool> TryTakeAsync(Guid? only, CancellationToken cancellation)
    {
        if (await ClaimAsync(only, cancellation) is not { } id) return false;
        try
        {
            await StepAsync(id, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && !StoreFaults.IsOutage(exception))
        {
            logger.LogError(exception, "A step of rebuild {Rebuild} failed", id);
            await FailAsync(id, cancellation);
        }
        return true;
    }

    private async Task FailAsync(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var rebuild = await store.Rebuilds.SingleAsync(one => one.Id == id, cancellation);
        rebuild.Fail(time.Now(), isFinal: false);
        await store.SaveChangesAsync(cancellation);
    }

    private async Task<Guid?> ClaimAsync(Guid? only, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var now = time.Now();
        var waiting = store.Rebuilds.Where(one => one.Status == RebuildStatus.Running && one.ClaimedUntil <= now);
        if (only is { } wanted) waiting = waiting.Where(one => one.Id == wanted);
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
            .SingleOrDefault(one => one.Name == rebuild.Projection);
        if (projection is null)
        {
            // It was begun by another release.
            rebuild.Fail(time.Now(), isFinal: true);
            await store.SaveChangesAsync(cancellation);
            return true;
        }
        try
        {
            await using var transaction = await store.Database.BeginTransactionAsync(cancellation);
            rebuild.Advance(await projection.StepAsync(store, rebuild.After, cancellation), time.Now());
            await store.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (Exception exception) when (StoreFaults.IsConflict(exception) || StoreFaults.IsReferredTo(exception))
        {
            return false;
        }
    }
}
