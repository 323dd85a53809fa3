using System.Globalization;
using System.Security.Claims;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.SignIn;

/// <summary>
/// What a cookie or a token says: which session it belongs to, who has signed in, for which position they act, how they
/// have shown it, and the security stamps of that moment. Everything else is read from the store when it is used, so a
/// session that was ended, a new password, a disabled account or a position that has ended ends them all at once.
/// </summary>
internal static class Ticket
{
    private const string SessionClaim = "sid";
    private const string IdClaim = "sub";
    private const string StampClaim = "stamp";
    private const string PositionClaim = "position";
    private const string PositionStampClaim = "position-stamp";
    private const string SecondFactorClaim = "second-factor";
    private const string ProvedClaim = "proved";
    private const string ActiveClaim = "active";
    private const string TicketClaim = "jti";

    public static ClaimsPrincipal For(SignedIn who, Proof proof, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(SessionClaim, proof.SessionId.ToString()),
            new Claim(IdClaim, who.SignIn.Id.ToString()),
            new Claim(StampClaim, who.SignIn.SecurityStamp!),
            new Claim(PositionClaim, who.Position.Id.ToString()),
            new Claim(PositionStampClaim, who.Position.SecurityStamp!),
            new Claim(SecondFactorClaim, proof.BySecondFactor ? "1" : "0"),
            new Claim(ProvedClaim, Written(proof.At)),
            new Claim(ActiveClaim, Written(proof.ActiveAt)),
            new Claim(TicketClaim, Guid.CreateVersion7().ToString()),
        ],
        scheme));

    /// <summary>Its own; null from before a release that writes it.</summary>
    public static Guid? IdOf(ClaimsPrincipal ticket) =>
        Guid.TryParse(ticket.FindFirstValue(TicketClaim), out var id) ? id : null;

    /// <summary>Of a ticket of ours.</summary>
    public static Proof ProofOf(ClaimsPrincipal ticket) => new(
        SessionOf(ticket),
        ticket.FindFirstValue(SecondFactorClaim) == "1", Read(ticket, ProvedClaim), Read(ticket, ActiveClaim));

    /// <summary>Of a ticket from before a release that writes it: of none that there is.</summary>
    public static Guid SessionOf(ClaimsPrincipal ticket) =>
        Guid.TryParse(ticket.FindFirstValue(SessionClaim), out var id) ? id : Guid.Empty;

    /// <summary>Null when the ticket no longer holds.</summary>
    public static async Task<SignedIn?> RedeemAsync(
        ClaimsPrincipal ticket, PortalDbContext store, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!Guid.TryParse(ticket.FindFirstValue(IdClaim), out var id)
            || !Guid.TryParse(ticket.FindFirstValue(PositionClaim), out var positionId))
            return null;
        var (session, stamp) = (SessionOf(ticket), ticket.FindFirstValue(PositionStampClaim));
        var signInStamp = ticket.FindFirstValue(StampClaim);
        var sessions = store.Sessions.Where(s =>
            s.Id == session && s.AccountId == id && s.Stamp == signInStamp && s.ExpiresAt > now);
        var position = await store.PositionsOf(id).AsNoTracking()
            .SingleOrDefaultAsync(
                a => a.Id == positionId && a.SecurityStamp == stamp && sessions.Any(), cancellation);
        if (position is null) return null;
        var signIn = positionId == id
            ? position
            : await store.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation);
        return signIn is not null && signIn.SecurityStamp == signInStamp
            ? new SignedIn(signIn, position)
            : null;
    }

    private static string Written(DateTimeOffset at) =>
        at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Of a ticket from before a release that writes it: long ago.</summary>
    private static DateTimeOffset Read(ClaimsPrincipal ticket, string claim) =>
        long.TryParse(ticket.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : DateTimeOffset.UnixEpoch;
}
