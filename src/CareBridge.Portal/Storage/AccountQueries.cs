using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Storage;

internal static class AccountQueries
{
    public static async Task<Account> RequireAccountAsync(
        this PortalDbContext store, Guid id, CancellationToken cancellation) =>
        await store.Accounts.SingleOrDefaultAsync(a => a.Id == id, cancellation)
            ?? throw new NotFoundException("account");

    /// <summary>The account as it stands now, if what was signed with this stamp still holds.</summary>
    public static Task<Account?> FindStandingAsync(
        this PortalDbContext store, Guid id, string stamp, CancellationToken cancellation) =>
        store.Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == id && a.SecurityStamp == stamp && !a.Disabled, cancellation);

    /// <summary>Who works with participants there.</summary>
    public static IQueryable<Account> StaffOf(this PortalDbContext store, Guid organizationId) =>
        store.Accounts.Where(a => a.OrganizationId == organizationId
            && (a.Role == Role.PeerSpecialist || a.Role == Role.ClinicStaff || a.Role == Role.SocialServiceStaff
                || a.Role == Role.CrisisResponder));

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
