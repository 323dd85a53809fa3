using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Accounts;

/// <summary>
/// Whoever leaves an organization is out at once: the account is disabled, which ends its sessions and tokens, and what
/// they were invited to is revoked. Being back opens nothing again: that is an administrator's to do.
/// </summary>
internal sealed class EndAccessOnLeaving(PortalDbContext store, Admission admission, TimeProvider time)
    : IReaction<StaffChanged>
{
    public async Task HandleAsync(StaffChanged message, CancellationToken cancellation)
    {
        if (message.Active) return;
        (await admission.EmploymentAsync(message.StaffId, cancellation)).Leave(message.ChangedAt);
        var account = await store.Accounts.SingleOrDefaultAsync(
            a => a.Id == message.StaffId && a.OrganizationId == message.OrganizationId, cancellation);
        // Told late, it is not about an account that was given to them when they were back.
        if (account is { Disabled: false } && account.AdmittedAt <= message.ChangedAt) account.Disable();
        await RevokeAsync(message, cancellation);
    }

    private async Task RevokeAsync(StaffChanged message, CancellationToken cancellation)
    {
        var now = time.Now();
        var invitations = await store.Invitations
            .Where(i => i.PersonId == message.StaffId && i.EndedAt == null && i.InvitedAt <= message.ChangedAt)
            .ToListAsync(cancellation);
        foreach (var invitation in invitations)
        {
            invitation.Revoke(now);
            await store.WithdrawLinkAsync(invitation, now, cancellation);
        }
    }
}
