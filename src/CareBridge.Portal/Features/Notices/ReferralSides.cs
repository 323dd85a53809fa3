using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.Features.Notices;

/// <summary>Who on either side of a referral may hear of it now.</summary>
internal sealed class ReferralSides(PortalDbContext store, Permission permission)
{
    /// <summary>Whoever answers for it where it came from, else whoever made it.</summary>
    public IQueryable<Account> Referrer(ReferralChanged referral)
    {
        var id = referral.ReferringOwnerId ?? referral.RequesterId;
        return store.Accounts.Where(account => account.Id == id);
    }

    /// <summary>The same, else all the staff there: what is overdue is not left with somebody who is gone.</summary>
    public IQueryable<Account> Referrers(ReferralChanged referral) =>
        Only(referral.ReferringOwnerId ?? referral.RequesterId, store.StaffOf(referral.ReferringOrganizationId));

    /// <summary>Whoever answers for it where it went, else all the staff there.</summary>
    public async Task<IQueryable<Account>> ReceiverAsync(ReferralChanged referral, CancellationToken cancellation) =>
        Only(referral.ReceivingOwnerId, await ReceiversAsync(referral, cancellation));

    public Task<IQueryable<Account>> ReceiversAsync(ReferralChanged referral, CancellationToken cancellation) =>
        permission.StaffAsync(Question(referral), cancellation);

    /// <summary>What has to be permitted for anybody to hear of it where it went.</summary>
    public static NoticeQuestion Question(ReferralChanged referral) => Question(
        referral.ParticipantId, referral.ReferringOrganizationId, referral.ReceivingOrganizationId);

    public static NoticeQuestion Question(ContactChanged contact) => Question(
        contact.ParticipantId, contact.ReferringOrganizationId, contact.ReceivingOrganizationId);

    public IQueryable<Account> Referrer(ContactChanged contact) =>
        Only(contact.ReferringOwnerId, store.StaffOf(contact.ReferringOrganizationId));

    public async Task<IQueryable<Account>> ReceiverAsync(ContactChanged contact, CancellationToken cancellation) =>
        Only(contact.ReceivingOwnerId, await permission.StaffAsync(Question(contact), cancellation));

    /// <summary>Of the staff the owner; everybody where the owner is none of them, or has left.</summary>
    private static IQueryable<Account> Only(Guid? owner, IQueryable<Account> staff) => staff.Where(
        account => account.Id == owner || !staff.Any(one => one.Id == owner && !one.Disabled));

    private static NoticeQuestion Question(Guid participantId, Guid referringId, Guid receivingId) =>
        new(receivingId, participantId, new DisclosureScope(referringId, DisclosureCategory.Referrals));
}
