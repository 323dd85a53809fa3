using CareBridge.Platform.Domain;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Accounts;

/// <summary>
/// Where Identity finds accounts and their passkeys. Passkeys are rows of ours: Identity's own have no ids that could
/// stand in an address, and no time of the last use.
/// </summary>
internal sealed class AccountStore(PortalDbContext context, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, PortalDbContext, Guid>(context, describer)
{
    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(
        Account user, CancellationToken cancellationToken) =>
    [
        .. (await Context.Passkeys.AsNoTracking().Where(p => p.AccountId == user.Id).ToListAsync(cancellationToken))
            .Select(ToInfo),
    ];

    public override async Task<Account?> FindByPasskeyIdAsync(
        byte[] credentialId, CancellationToken cancellationToken)
    {
        var hash = HashOf(credentialId);
        var passkey = await Context.Passkeys.AsNoTracking()
            .SingleOrDefaultAsync(p => p.CredentialHash == hash, cancellationToken);
        return passkey is null
            ? null
            : await Context.Accounts.SingleOrDefaultAsync(a => a.Id == passkey.AccountId, cancellationToken);
    }

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var hash = HashOf(credentialId);
        var passkey = await Context.Passkeys.AsNoTracking()
            .SingleOrDefaultAsync(p => p.CredentialHash == hash && p.AccountId == user.Id, cancellationToken);
        return passkey is null ? null : ToInfo(passkey);
    }

    public static string HashOf(byte[] credentialId) => SecretToken.HashOf(Convert.ToHexString(credentialId));

    private static UserPasskeyInfo ToInfo(Passkey passkey) => new(
        passkey.CredentialId,
        passkey.PublicKey,
        passkey.CreatedAt,
        (uint)passkey.SignCount,
        [.. passkey.Transports],
        isUserVerified: true,
        passkey.IsBackupEligible,
        passkey.IsBackedUp,
        attestationObject: [],
        clientDataJson: []);
}
