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

    /// <summary>
    /// Saves nothing: that somebody else is left holds only if it is saved with what takes this one out.
    /// </summary>
    public static async Task<bool> IsLastAdministratorAsync(
        this PortalDbContext store, Account account, CancellationToken cancellation)
    {
        if (account is not { Role: Role.Administrator, Disabled: false }) return false;
        var roster = await store.Rosters.FindAsync([AdministratorRoster.Only], cancellation);
        if (roster is null) store.Rosters.Add(roster = new AdministratorRoster { Id = AdministratorRoster.Only });
        roster.Change();
        return await store.Accounts.AllAsync(
            a => a.Id == account.Id || a.Role != Role.Administrator || a.Disabled, cancellation);
    }

    /// <summary>
    /// Counts one more try of a password, in one statement, so that of tries made at the same moment none is missed. It
    /// is the same work for every account, locked or not, and for the decoy.
    /// </summary>
    /// <returns>
    /// Tries since the last right one, this one included; null when the account was locked or there is none.
    /// </returns>
    public static async Task<int?> CountTryAsync(
        this PortalDbContext store, Guid id, DateTimeOffset at, CancellationToken cancellation)
    {
        var lockedUntil = at + Credentials.LockoutTime;
        await store.Accounts.Where(a => a.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(a => a.AccessFailedCount, a => a.LockoutEnd <= at ? 1 : a.AccessFailedCount + 1)
                .SetProperty(a => a.LockoutEnd, a =>
                    a.LockoutEnd > at ? a.LockoutEnd
                    : a.LockoutEnd == null && a.AccessFailedCount + 1 >= Credentials.MaxFailures ? lockedUntil
                    : null),
            cancellation);
        var tries = await store.Accounts.Where(a => a.Id == id).Select(a => (int?)a.AccessFailedCount)
            .SingleOrDefaultAsync(cancellation);
        return tries <= Credentials.MaxFailures ? tries : null;
    }

    /// <summary>One try was none: the password was right, and a code is still to come.</summary>
    /// <param name="locked">That try had locked the account.</param>
    public static Task TakeTryBackAsync(
        this PortalDbContext store, Guid id, bool locked, CancellationToken cancellation) =>
        store.Accounts.Where(a => a.Id == id && a.AccessFailedCount > 0).ExecuteUpdateAsync(
            set => set
                .SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount - 1)
                .SetProperty(a => a.LockoutEnd, a => locked ? null : a.LockoutEnd),
            cancellation);

    /// <summary>Counts, in one statement, that somebody is about to be told that an address is taken.</summary>
    /// <returns>False when they were told so as often as anybody is in a day, or never.</returns>
    public static async Task<bool> CountConflictAsync(
        this PortalDbContext store, Guid callerId, DateOnly today, CancellationToken cancellation) =>
        await store.ToldConflicts
            .Where(t => t.CallerId == callerId && (t.Day != today || t.Count < ConflictBound.MostADay))
            .ExecuteUpdateAsync(
                set => set.SetProperty(t => t.Count, t => t.Day == today ? t.Count + 1 : 1)
                    .SetProperty(t => t.Day, today),
                cancellation) > 0;

    public static Task ForgiveTriesAsync(this PortalDbContext store, Guid id, CancellationToken cancellation) =>
        store.Accounts.Where(a => a.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(a => a.AccessFailedCount, 0)
                .SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null),
            cancellation);
}
