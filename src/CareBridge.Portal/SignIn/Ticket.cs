using System.Security.Claims;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.SignIn;

/// <summary>
/// What a cookie or a token says: who has signed in, for which position they act, and the security stamps of that
/// moment. Everything else is read from the accounts when it is used, so a new password, a disabled account or a
/// position that has ended ends them all at once.
/// </summary>
internal static class Ticket
{
    private const string IdClaim = "sub";
    private const string StampClaim = "stamp";
    private const string PositionClaim = "position";
    private const string PositionStampClaim = "position-stamp";

    public static ClaimsPrincipal For(SignedIn who, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(IdClaim, who.SignIn.Id.ToString()),
            new Claim(StampClaim, who.SignIn.SecurityStamp!),
            new Claim(PositionClaim, who.Position.Id.ToString()),
            new Claim(PositionStampClaim, who.Position.SecurityStamp!),
        ],
        scheme));

    /// <summary>Null when the ticket no longer holds.</summary>
    public static async Task<SignedIn?> RedeemAsync(
        ClaimsPrincipal ticket, PortalDbContext store, CancellationToken cancellation)
    {
        if (!Guid.TryParse(ticket.FindFirstValue(IdClaim), out var id)
            || !Guid.TryParse(ticket.FindFirstValue(PositionClaim), out var positionId))
            return null;
        var stamp = ticket.FindFirstValue(PositionStampClaim);
        var position = await store.PositionsOf(id).AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == positionId && a.SecurityStamp == stamp, cancellation);
        if (position is null) return null;
        var signIn = positionId == id
            ? position
            : await store.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation);
        return signIn is not null && signIn.SecurityStamp == ticket.FindFirstValue(StampClaim)
            ? new SignedIn(signIn, position)
            : null;
    }
}
