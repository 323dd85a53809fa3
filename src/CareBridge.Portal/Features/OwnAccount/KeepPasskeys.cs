using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.OwnAccount;

/// <summary>
/// Adds passkeys and takes them away. A browser asks its device between the two steps of adding one.
/// </summary>
internal sealed class KeepPasskeys(
    PortalDbContext store, Passkeys passkeys, SecondFactors factors, SignInSettings settings)
{
    private const int Most = 20;

    public static void Map(IEndpointRouteBuilder account)
    {
        account.MapPost(
                "/passkeys/question",
                (Caller caller, KeepPasskeys keep, HttpContext http, CancellationToken cancellation) =>
                    keep.AskAsync(caller, http, cancellation))
            .TakesFreshProof().ShowsOwn().WithSummary("Ask for a new passkey");
        account.MapPut("/passkeys/{id:guid}", TakeAsync)
            .TakesFreshProof().ShowsOwn().Creates<PasskeyView>().WithSummary("Add a passkey");
        account.MapDelete("/passkeys/{id:guid}", TakeAwayAsync)
            .TakesFreshProof().ShowsNothing().Produces(StatusCodes.Status204NoContent)
            .WithSummary("Remove a passkey");
    }

    /// <summary>Staff could not sign in any more.</summary>
    public static RefusedException LastOne() =>
        new("second-factor-required", "It is the last second factor, and this role needs one. Set up another first.");

    private static async Task<IResult> TakeAsync(
        Guid id,
        Request request,
        Caller caller,
        KeepPasskeys keep,
        BrowserSession session,
        HttpContext http,
        CancellationToken cancellation)
    {
        var (view, isNew) = await keep.AddAsync(id, request, caller, http, cancellation);
        await session.RenewAsync(http, caller.Id, cancellation, bySecondFactor: true);
        return isNew ? Results.Created($"/api/portal/account/passkeys/{id}", view) : Results.Ok(view);
    }

    private static async Task<IResult> TakeAwayAsync(
        Guid id, Caller caller, KeepPasskeys keep, CancellationToken cancellation)
    {
        await keep.RemoveAsync(id, caller, cancellation);
        return Results.NoContent();
    }

    private async Task<PasskeyQuestion> AskAsync(Caller caller, HttpContext http, CancellationToken cancellation)
    {
        var signIn = await store.RequireSignInAsync(caller.Id, cancellation);
        return await passkeys.AskForNewAsync(signIn, http);
    }

    private async Task<(PasskeyView View, bool IsNew)> AddAsync(
        Guid id, Request request, Caller caller, HttpContext http, CancellationToken cancellation)
    {
        new Check().NotDerived(id, "id").Text(request.Name, "name", Passkey.MaxNameLength).ThrowIfAny();
        var signIn = await store.RequireSignInAsync(caller.Id, cancellation);
        if (await store.Passkeys.SingleOrDefaultAsync(p => p.Id == id, cancellation) is { } known)
        {
            return known.AccountId == signIn.Id && known.Name == request.Name
                ? (PasskeyView.Of(known), false)
                : throw RefusedException.InUse();
        }
        if (await store.Passkeys.CountAsync(p => p.AccountId == signIn.Id, cancellation) >= Most)
            throw new RefusedException("too-many-passkeys", $"At most {Most}. Remove one first.");
        var answer = new PasskeyAnswer(request.State, request.Credential);
        var made = await passkeys.MakeAsync(signIn, id, request.Name, answer, http)
            ?? throw new InvalidRequestException("credential", "Not the device's answer to what was asked.");
        signIn.ChangeFactors();
        await store.SaveChangesAsync(cancellation);
        return (PasskeyView.Of(made), true);
    }

    private async Task RemoveAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        var signIn = await store.RequireSignInAsync(caller.Id, cancellation);
        var all = await store.Passkeys.Where(p => p.AccountId == signIn.Id).ToListAsync(cancellation);
        // Taken away before, or somebody else's: it is not theirs now.
        if (all.Find(p => p.Id == id) is not { } passkey) return;
        signIn.ChangeFactors();
        store.Passkeys.Remove(passkey);
        var hasApp = await store.Authenticators.AnyAsync(
            a => a.AccountId == signIn.Id && a.ConfirmedAt != null, cancellation);
        if (all.Count == 1 && !hasApp)
        {
            if (settings.NeedsSecondFactor(caller.Role)) throw LastOne();
            await factors.RemoveAllAsync(signIn.Id, cancellation);
        }
        await store.SaveChangesAsync(cancellation);
    }

    internal sealed record Request
    {
        /// <summary>What its owner calls it.</summary>
        public required string Name { get; init; }

        /// <summary>Of the question, as it was given.</summary>
        public required string State { get; init; }

        /// <summary>The browser's credential as WebAuthn's JSON.</summary>
        public required string Credential { get; init; }

        public override string ToString() => nameof(KeepPasskeys);
    }
}
