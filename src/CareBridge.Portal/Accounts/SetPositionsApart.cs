using CareBridge.Contracts.Directory;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Accounts;

/// <summary>
/// The directory says that a position is somebody else's: nobody acts for it with the password of another any more. It
/// has no account then, and whoever has it is invited anew.
/// </summary>
internal sealed class SetPositionsApart(PortalDbContext store) : IReaction<StaffChanged>
{
    public async Task HandleAsync(StaffChanged message, CancellationToken cancellation)
    {
        // Announced before it was known whose positions are.
        if (message.PersonId == Guid.Empty) return;
        var holder = await store.HolderOfAsync(message.StaffId, cancellation);
        if (!holder.Announce(message.PersonId, message.Version, message.ChangedAt)) return;
        var apart = await store.Accounts
            .Where(a => (a.Id == message.StaffId || a.SignInId == message.StaffId)
                && a.SignInId != null && a.HumanId != message.PersonId && a.JoinedAt <= message.ChangedAt)
            .ToListAsync(cancellation);
        store.Accounts.RemoveRange(apart);
    }
}
