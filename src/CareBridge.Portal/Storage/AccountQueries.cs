using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Storage;

internal static class AccountQueries
{
    public static async Task<Account> RequireAccountAsync(
        this PortalDbContext store, Guid id, CancellationToken cancellation) =>
        await store.Accounts.SingleOrDefaultAsync(a => a.Id == id, cancellation)
            ?? throw new NotFoundException("account");

    /// <summary>Those whose owner may act now; nobody does for an organization that is withdrawn.</summary>
    public static IQueryable<Account> Standing(this PortalDbContext store) =>
        store.Accounts.Where(a => !a.Disabled && !store.Organizations.Any(o => o.Id == a.OrganizationId && !o.Active));

    /// <summary>What whoever signs in by this account may act as now.</summary>
    public static IQueryable<Account> PositionsOf(this PortalDbContext store, Guid signInId) =>
        store.Standing().Where(a => (a.Id == signInId && a.SignInId == null) || a.SignInId == signInId);

    /// <summary>The account that signs in with an address; null when none does.</summary>
    /// <param name="email">Normalized.</param>
    public static Task<Account?> FindSignInAsync(
        this PortalDbContext store, string email, CancellationToken cancellation)
    {
        var normalized = email.ToUpperInvariant();
        return store.Accounts.SingleOrDefaultAsync(
            a => a.NormalizedEmail == normalized && a.SignInId == null, cancellation);
    }

    /// <summary>The account by which the owner of this one signs in.</summary>
    public static async Task<Account> RequireSignInAsync(
        this PortalDbContext store, Guid id, CancellationToken cancellation)
    {
        var account = await store.RequireAccountAsync(id, cancellation);
        return account.SignInId is { } signIn ? await store.RequireAccountAsync(signIn, cancellation) : account;
    }

    /// <summary>The position that they ask for; where they ask for none their own, or the first they have.</summary>
    /// <returns>Null when it is none of theirs now.</returns>
    public static async Task<SignedIn?> ChooseAsync(
        this PortalDbContext store, Account signIn, Guid? positionId, CancellationToken cancellation)
    {
        var theirs = await store.PositionsOf(signIn.Id).AsNoTracking().OrderBy(a => a.CreatedAt)
            .ToListAsync(cancellation);
        var chosen = positionId is { } asked
            ? theirs.Find(a => a.Id == asked)
            : theirs.Find(a => a.Id == signIn.Id) ?? theirs.FirstOrDefault();
        return chosen is null ? null : new SignedIn(signIn, chosen);
    }

    /// <summary>Who works with participants there.</summary>
    public static IQueryable<Account> StaffOf(this PortalDbContext store, Guid organizationId) =>
        store.Accounts.Where(a => a.OrganizationId == organizationId
            && (a.Role == Role.PeerSpecialist || a.Role == Role.ClinicStaff || a.Role == Role.SocialServiceStaff
                || a.Role == Role.CrisisResponder));

    /// <summary>Whose the position is, as far as it was announced.</summary>
    public static async Task<PositionHolder> HolderOfAsync(
        this PortalDbContext store, Guid staffId, CancellationToken cancellation)
    {
        var known = await store.PositionHolders.FindAsync([staffId], cancellation);
        if (known is null) store.PositionHolders.Add(known = new PositionHolder { StaffId = staffId });
        return known;
    }

    public static Task<bool> IsLastAdministratorAsync(
        this PortalDbContext store, Account account, CancellationToken cancellation) =>
        account is { Role: Role.Administrator, Disabled: false }
            ? store.Accounts.AllAsync(
                a => a.Id == account.Id || a.Role != Role.Administrator || a.Disabled, cancellation)
            : Task.FromResult(false);

    /// <summary>
    /// Counts one more try of a password, in one statement, so that of tries made at the same moment none is missed.
    /// </summary>
    /// <returns>Tries since the last right one, this one included; null when the account is locked or there is
    /// none.</returns>
    public static async Task<int?> CountTryAsync(
        this PortalDbContext store, Guid id, DateTimeOffset at, CancellationToken cancellation)
    {
        var lockedUntil = at + Credentials.LockoutTime;
        var counted = await store.Accounts
            .Where(a => a.Id == id && (a.LockoutEnd == null || a.LockoutEnd <= at))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(a => a.AccessFailedCount, a => a.LockoutEnd == null ? a.AccessFailedCount + 1 : 1)
                    .SetProperty(a => a.LockoutEnd, a =>
                        a.LockoutEnd == null && a.AccessFailedCount + 1 >= Credentials.MaxFailures
                            ? lockedUntil
                            : null),
                cancellation);
        return counted == 0
            ? null
            : await store.Accounts.Where(a => a.Id == id).Select(a => a.AccessFailedCount).SingleAsync(cancellation);
    }

    public static Task ForgiveTriesAsync(this PortalDbContext store, Guid id, CancellationToken cancellation) =>
        store.Accounts.Where(a => a.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(a => a.AccessFailedCount, 0)
                .SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null),
            cancellation);
}
