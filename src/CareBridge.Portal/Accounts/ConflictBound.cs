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
    /// Before anything is looked at, and again before an account is made: whoever was told often enough learns of no
    /// address whether it is free.
    /// </summary>
    /// <exception cref="RefusedException">They were told often enough today.</exception>
    public async Task EnsureOpenAsync(Guid callerId, CancellationToken cancellation)
    {
        var today = Today;
        if (await store.ToldConflicts.AnyAsync(
            t => t.CallerId == callerId && t.Day == today && t.Count >= MostADay, cancellation))
        {
            throw Bounded();
        }
    }

    /// <summary>
    /// Before they are told: of requests made at the same moment no more may be told than of others. What is counted is
    /// a conflict only: something that fails, or ends with its process, leaves nothing behind to be taken back.
    /// </summary>
    /// <exception cref="RefusedException">They were told often enough today.</exception>
    public async Task CountAsync(Guid callerId, CancellationToken cancellation)
    {
        var today = Today;
        while (!await store.CountConflictAsync(callerId, today, cancellation))
        {
            await EnsureOpenAsync(callerId, cancellation);
            if (await TryCountFirstAsync(callerId, today, cancellation)) return;
        }
    }

    /// <summary>Whether nobody counted at the same moment.</summary>
    private async Task<bool> TryCountFirstAsync(Guid callerId, DateOnly today, CancellationToken cancellation)
    {
        var first = store.ToldConflicts.Add(new ToldConflicts { CallerId = callerId, Day = today, Count = 1 });
        try
        {
            await store.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException exception) when (StoreFaults.IsDuplicate(exception))
        {
            first.State = EntityState.Detached;
            return false;
        }
    }

    private static RefusedException Bounded() => new(
        "too-many-conflicts", "Too many accounts were refused today. Ask an administrator, or try tomorrow.");

    private DateOnly Today => DateOnly.FromDateTime(time.Now().UtcDateTime);
}
