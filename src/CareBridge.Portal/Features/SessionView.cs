using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features;

/// <summary>Who is signed in, and for which position they act.</summary>
/// <param name="Positions">All that they may act for now, this one among them.</param>
internal sealed record SessionView(
    Guid PersonId, Role Role, Guid? OrganizationId, IReadOnlyList<PositionView> Positions);

internal sealed record PositionView(Guid PersonId, Role Role, Guid? OrganizationId);

internal static class Sessions
{
    public static async Task<SessionView> ShowAsync(
        this PortalDbContext store, Caller caller, CancellationToken cancellation)
    {
        var signInId = await store.Accounts.Where(a => a.Id == caller.Id).Select(a => a.SignInId ?? a.Id)
            .SingleOrDefaultAsync(cancellation);
        var positions = await store.PositionsOf(signInId).OrderBy(a => a.CreatedAt)
            .Select(a => new PositionView(a.Id, a.Role, a.OrganizationId)).ToListAsync(cancellation);
        return new SessionView(caller.Id, caller.Role, caller.OrganizationId, positions);
    }
}
