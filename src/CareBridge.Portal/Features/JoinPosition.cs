using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features;

/// <summary>
/// Somebody who has an account for each of their positions signs in to both by one from now on. They show that the
/// other is theirs by its password, which is forgotten.
/// </summary>
internal sealed class JoinPosition(
    PortalDbContext store, Credentials credentials, SecondFactors factors, Joining joining, TimeProvider time)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut(
                "/positions/{personId:guid}",
                (Guid personId, PasswordInput request, Caller caller, JoinPosition join,
                    CancellationToken cancellation) =>
                    join.HandleAsync(personId, request, caller, cancellation))
            .RequireAuthorization().ShowsOwn();

    private async Task<SessionView> HandleAsync(
        Guid personId, PasswordInput request, Caller caller, CancellationToken cancellation)
    {
        var signIn = await store.RequireSignInAsync(caller.Id, cancellation);
        var isTheirs = await store.Accounts.AnyAsync(
            a => a.Id == personId && (a.Id == signIn.Id || a.SignInId == signIn.Id), cancellation);
        if (!isTheirs) await JoinAsync(personId, request, signIn, cancellation);
        return await store.ShowAsync(caller, cancellation);
    }

    private async Task JoinAsync(
        Guid personId, PasswordInput request, Account signIn, CancellationToken cancellation)
    {
        var entry = await credentials.EnterAsync(
            request.Email, request.Password, request.Code, personId, cancellation);
        new Check()
            .That(entry.HalfWay is null, "code", "Its app's code too, or a recovery code.")
            .That(
                entry.HalfWay is not null || entry.Who is { } who && who.Position.Id == personId
                    && who.SignIn.Id == personId,
                "password",
                "Not the address and the password that this position is signed in to with.")
            .ThrowIfAny();
        var askedAt = time.Now();
        var human = await joining.RequireAsync(personId, signIn, askedAt, cancellation);
        var moving = await store.Accounts.Where(a => a.Id == personId || a.SignInId == personId)
            .ToListAsync(cancellation);
        foreach (var account in moving)
        {
            if (account.Id == personId) account.Join(signIn, human, askedAt);
            else account.MoveTo(signIn);
        }
        // From now on those of the account that signs in count.
        await factors.RemoveAllAsync(personId, cancellation);
        await store.SaveChangesAsync(cancellation);
    }
}
