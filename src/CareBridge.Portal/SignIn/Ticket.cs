using System.Security.Claims;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.SignIn;

/// <summary>
/// What a cookie or a token says: whose it is, and the security stamp of that moment. Everything else is read from the
/// account when it is used, so a new password or a disabled account ends them all at once.
/// </summary>
internal static class Ticket
{
    private const string IdClaim = "sub";
    private const string StampClaim = "stamp";

    public static ClaimsPrincipal For(Account account, string scheme) => new(new ClaimsIdentity(
        [new Claim(IdClaim, account.Id.ToString()), new Claim(StampClaim, account.SecurityStamp!)], scheme));

    /// <summary>Null when the ticket no longer holds.</summary>
    public static async Task<Account?> RedeemAsync(
        ClaimsPrincipal ticket, PortalDbContext store, CancellationToken cancellation) =>
        Guid.TryParse(ticket.FindFirstValue(IdClaim), out var id) && ticket.FindFirstValue(StampClaim) is { } stamp
            ? await store.FindStandingAsync(id, stamp, cancellation)
            : null;
}
