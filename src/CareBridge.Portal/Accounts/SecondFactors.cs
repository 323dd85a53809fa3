using CareBridge.Platform.Domain;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Accounts;

/// <summary>What besides the password shows who signs in by an account: an app, recovery codes, passkeys.</summary>
internal sealed class SecondFactors(PortalDbContext store, ISeal seal, TimeProvider time)
{
    private const string Issuer = "CareBridge";

    /// <summary>Whether signing in with a password asks for one; recovery codes alone are none.</summary>
    /// <param name="accountId">Of the account that signs in.</param>
    public async Task<bool> AreOfAsync(Guid accountId, CancellationToken cancellation) =>
        await store.Authenticators.AnyAsync(a => a.AccountId == accountId && a.ConfirmedAt != null, cancellation)
        || await store.Passkeys.AnyAsync(p => p.AccountId == accountId, cancellation);

    /// <summary>Spends the code if it is one. Counting tries is for the caller.</summary>
    public async Task<bool> SpendAsync(Guid accountId, string code, CancellationToken cancellation)
    {
        if (RecoveryCode.HashOf(code) is { } hash)
        {
            return await store.RecoveryCodes.Where(c => c.AccountId == accountId && c.Hash == hash)
                .ExecuteDeleteAsync(cancellation) > 0;
        }
        var authenticator = await store.Authenticators.AsNoTracking()
            .SingleOrDefaultAsync(a => a.AccountId == accountId && a.ConfirmedAt != null, cancellation);
        if (authenticator?.Secret is not { } secret) return false;
        var step = Totp.StepOf(seal.Open<string>(secret), Digits(code), time.GetUtcNow(), authenticator.LastStep);
        // Of two who send the same code at once one is too late.
        return step is { } found && await store.Authenticators
            .Where(a => a.AccountId == accountId && a.LastStep < found)
            .ExecuteUpdateAsync(
                set => set.SetProperty(a => a.LastStep, found).SetProperty(a => a.Stamp, a => a.Stamp + 1),
                cancellation) > 0;
    }

    /// <summary>Saves nothing. Asked again soon, before it is confirmed, it offers the same.</summary>
    /// <returns>The secret in Base32.</returns>
    public async Task<string> OfferAsync(Account signIn, CancellationToken cancellation)
    {
        var authenticator = await store.Authenticators.FindAsync([signIn.Id], cancellation);
        if (authenticator is null)
            store.Authenticators.Add(authenticator = new Authenticator { AccountId = signIn.Id });
        var (stamp, now) = (signIn.SecurityStamp!, time.Now());
        if (authenticator.IsOffered(stamp, now)) return seal.Open<string>(authenticator.Offered!);
        var secret = Totp.NewSecret();
        authenticator.Offer(seal.Seal(secret), stamp, now);
        return secret;
    }

    public static string AddressOf(string secret, Account signIn) => Totp.Address(secret, Issuer, signIn.Email!);

    /// <summary>
    /// Saves nothing: the app that was offered counts from now on, if it shows the right code while the offer stands.
    /// </summary>
    public async Task<bool> ConfirmAsync(Account signIn, string code, CancellationToken cancellation)
    {
        var authenticator = await store.Authenticators.FindAsync([signIn.Id], cancellation);
        var now = time.Now();
        if (authenticator?.IsOffered(signIn.SecurityStamp!, now) != true) return false;
        var secret = seal.Open<string>(authenticator.Offered!);
        if (Totp.StepOf(secret, Digits(code), now, after: 0) is not { } step) return false;
        authenticator.Confirm(step, now);
        return true;
    }

    /// <summary>Saves nothing. The ones before open nothing any more.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(Guid accountId, CancellationToken cancellation)
    {
        store.RecoveryCodes.RemoveRange(
            await store.RecoveryCodes.Where(c => c.AccountId == accountId).ToListAsync(cancellation));
        var codes = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.NewText()).ToList();
        store.RecoveryCodes.AddRange(codes.Select(
            code => new RecoveryCode { AccountId = accountId, Hash = RecoveryCode.HashOf(code)! }));
        return codes;
    }

    /// <summary>Saves nothing; passkeys stay.</summary>
    public async Task RemoveAuthenticatorAsync(Guid accountId, CancellationToken cancellation)
    {
        store.Authenticators.RemoveRange(
            await store.Authenticators.Where(a => a.AccountId == accountId).ToListAsync(cancellation));
        var hasPasskey = await store.Passkeys.AnyAsync(p => p.AccountId == accountId, cancellation);
        if (!hasPasskey) await RemoveCodesAsync(accountId, cancellation);
    }

    /// <summary>Saves nothing: nothing but the password opens the account then.</summary>
    public async Task RemoveAllAsync(Guid accountId, CancellationToken cancellation)
    {
        store.Passkeys.RemoveRange(
            await store.Passkeys.Where(p => p.AccountId == accountId).ToListAsync(cancellation));
        store.Authenticators.RemoveRange(
            await store.Authenticators.Where(a => a.AccountId == accountId).ToListAsync(cancellation));
        await RemoveCodesAsync(accountId, cancellation);
    }

    private async Task RemoveCodesAsync(Guid accountId, CancellationToken cancellation) =>
        store.RecoveryCodes.RemoveRange(
            await store.RecoveryCodes.Where(c => c.AccountId == accountId).ToListAsync(cancellation));

    /// <summary>Apps show codes in two groups.</summary>
    private static string Digits(string code) => string.Concat(code.Where(char.IsAsciiDigit));
}
