using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Domain;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Storage;

internal static class InvitationQueries
{
    private const int Attempts = 5;

    /// <summary>To administrators all; to staff those of their organization.</summary>
    public static IQueryable<Invitation> InvitationsOf(this PortalDbContext store, Caller caller)
    {
        if (caller.Role == Role.Administrator) return store.Invitations;
        var organization = caller.Organization;
        return store.Invitations.Where(i => i.OrganizationId == organization);
    }

    /// <exception cref="NotFoundException">There is none, or none of theirs.</exception>
    public static async Task<Invitation> RequireInvitationAsync(
        this PortalDbContext store, Guid id, Caller caller, CancellationToken cancellation) =>
        await store.InvitationsOf(caller).SingleOrDefaultAsync(i => i.Id == id, cancellation)
            ?? throw new NotFoundException("invitation");

    /// <summary>The one that a link opens, whatever has become of it.</summary>
    public static Task<Invitation?> FindInvitationAsync(
        this PortalDbContext store, string token, CancellationToken cancellation)
    {
        var hash = SecretToken.HashOf(token);
        return store.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash, cancellation);
    }

    /// <summary>What brings the latest link is not sent any more, unless it is on its way.</summary>
    public static async Task WithdrawLinkAsync(
        this PortalDbContext store, Invitation invitation, DateTimeOffset at, CancellationToken cancellation)
    {
        var id = invitation.DispatchId;
        (await store.Dispatches.SingleOrDefaultAsync(d => d.Id == id, cancellation))?.Withdraw(at);
    }

    /// <summary>
    /// Its message may be taken to be sent at this moment, which changes what was read: then it is read and changed
    /// once more.
    /// </summary>
    public static async Task<T> WhileItIsSentAsync<T>(this PortalDbContext store, Func<Task<T>> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await change();
            }
            catch (Exception exception) when (attempt < Attempts && StoreFaults.IsConflict(exception))
            {
                store.ChangeTracker.Clear();
            }
        }
    }
}
