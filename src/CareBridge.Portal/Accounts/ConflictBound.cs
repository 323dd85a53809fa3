using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Accounts;

/// <summary>
/// That an address cannot have an account tells that its owner has one. Whoever makes accounts and is no administrator
/// is told so a few times a day; after that everything is refused alike.
/// </summary>
internal sealed class ConflictBound(PortalDbContext store, TimeProvider time)
{
    public const int MostADay = 5;

    /// <summary>
    /// Before the address is looked at: of requests made at the same moment no more may be told than of others.
    /// </summary>
    /// <exception cref="RefusedException">They were told often enough today.</exception>
    public async Task TakeAsync(Guid callerId, CancellationToken cancellation)
    {
        var today = Today;
        if (await store.CountConflictAsync(callerId, today, cancellation)) return;
        if (await store.ToldConflicts.AnyAsync(t => t.CallerId == callerId, cancellation))
        {
            throw new RefusedException(
                "too-many-conflicts", "Too many accounts were refused today. Ask an administrator, or try tomorrow.");
        }
        var first = store.ToldConflicts.Add(new ToldConflicts { CallerId = callerId, Day = today, Count = 1 });
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException exception) when (StoreFaults.IsDuplicate(exception))
        {
            first.State = EntityState.Detached;
            await TakeAsync(callerId, cancellation);
        }
    }

    /// <summary>There was no conflict to tell of.</summary>
    public Task GiveBackAsync(Guid callerId, CancellationToken cancellation)
    {
        var today = Today;
        return store.ToldConflicts.Where(t => t.CallerId == callerId && t.Day == today && t.Count > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, t => t.Count - 1), cancellation);
    }

    private DateOnly Today => DateOnly.FromDateTime(time.Now().UtcDateTime);
}
