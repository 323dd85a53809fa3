using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.OwnAccount;

/// <summary>
/// Sets up an authenticator app in two steps, and takes it away. The secret is shown until it is confirmed, and never
/// again.
/// </summary>
internal sealed class KeepAuthenticator(PortalDbContext store, SecondFactors factors, SignInSettings settings)
{
    public static void Map(IEndpointRouteBuilder account)
    {
        account.MapPost(
                "/authenticator/offer",
                (Caller caller, KeepAuthenticator keep, CancellationToken cancellation) =>
                    keep.OfferAsync(caller, cancellation))
            .TakesFreshProof().ShowsOwn().WithSummary("Offer an authenticator's secret");
        account.MapPost("/authenticator/confirm", TakeCodeAsync)
            .TakesFreshProof().ShowsOwn().WithSummary("Confirm an authenticator");
        account.MapPost("/authenticator/remove", TakeAwayAsync)
            .TakesFreshProof().ShowsNothing().Produces(StatusCodes.Status204NoContent)
            .WithSummary("Remove an authenticator");
    }

    private static async Task<RecoveryCodesView> TakeCodeAsync(
        Request request,
        Caller caller,
        KeepAuthenticator keep,
        BrowserSession session,
        HttpContext http,
        CancellationToken cancellation)
    {
        var codes = await keep.ConfirmAsync(request.Code, caller, cancellation);
        await session.RenewAsync(http, caller.Id, cancellation, bySecondFactor: true);
        return new RecoveryCodesView(codes);
    }

    private static async Task<IResult> TakeAwayAsync(
        Caller caller, KeepAuthenticator keep, CancellationToken cancellation)
    {
        await keep.RemoveAsync(caller, cancellation);
        return Results.NoContent();
    }

    private async Task<OfferView> OfferAsync(Caller caller, CancellationToken cancellation)
    {
        var signIn = await store.RequireSignInAsync(caller.Id, cancellation);
        var secret = await factors.OfferAsync(signIn, cancellation);
        await store.SaveChangesAsync(cancellation);
        return new OfferView(secret, SecondFactors.AddressOf(secret, signIn));
    }

    private async Task<IReadOnlyList<string>> ConfirmAsync(
        string code, Caller caller, CancellationToken cancellation)
    {
        var signIn = await store.RequireSignInAsync(caller.Id, cancellation);
        var isFirst = !await factors.AreOfAsync(signIn.Id, cancellation);
        new Check()
            .That(
                await factors.ConfirmAsync(signIn, code, cancellation),
                "code",
                "Not the code that the app shows for what was offered last.")
            .ThrowIfAny();
        signIn.ChangeFactors();
        var codes = isFirst ? await factors.RenewCodesAsync(signIn.Id, cancellation) : [];
        await store.SaveChangesAsync(cancellation);
        return codes;
    }

    private async Task RemoveAsync(Caller caller, CancellationToken cancellation)
    {
        var signIn = await store.RequireSignInAsync(caller.Id, cancellation);
        var hasPasskey = await store.Passkeys.AnyAsync(p => p.AccountId == signIn.Id, cancellation);
        if (settings.NeedsSecondFactor(caller.Role) && !hasPasskey) throw KeepPasskeys.LastOne();
        signIn.ChangeFactors();
        await factors.RemoveAuthenticatorAsync(signIn.Id, cancellation);
        await store.SaveChangesAsync(cancellation);
    }

    internal sealed record Request
    {
        /// <summary>Six digits.</summary>
        public required string Code { get; init; }

        public override string ToString() => nameof(KeepAuthenticator);
    }

    /// <param name="Secret">In Base32, for whoever types it.</param>
    /// <param name="Address">An otpauth URI, for a picture to scan.</param>
    internal sealed record OfferView(string Secret, string Address)
    {
        public override string ToString() => nameof(OfferView);
    }
}

/// <param name="RecoveryCodes">Shown this once; none where those of before still hold.</param>
internal sealed record RecoveryCodesView(IReadOnlyList<string> RecoveryCodes)
{
    public override string ToString() => nameof(RecoveryCodesView);
}
