using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>
/// Who may touch a referral, and for which side: the referring organization its own, the receiving one what consent
/// lets it see now, the participant what is about them once it is more than a draft.
/// </summary>
internal sealed class ReferralAccess(ReferralsDbContext store, ReferralDisclosures disclosures, DisclosureDoor door)
{
    /// <summary>The referral, to be changed, and the caller's side of it.</summary>
    /// <exception cref="NotFoundException">There is none, or none that the caller may see.</exception>
    public async Task<(Referral Referral, Side Side)> RequireAsync(
        Guid id, Caller caller, CancellationToken cancellation)
    {
        var referral = await store.Referrals.SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (Own(referral, caller) is { } side) return (referral!, side);
        if (caller.Role == Role.Participant) throw new NotFoundException("referral");
        var open = IsAddressee(referral, caller) ? referral : null;
        return await disclosures.MayShowAsync(open, caller, cancellation)
            ? (open!, Side.Receiving)
            : throw new NotFoundException("referral");
    }

    /// <summary>The referral as it stands, shown to the caller.</summary>
    public async Task<(ReferralView View, Side Side)> ShowAsync(
        Guid id, Caller caller, CancellationToken cancellation)
    {
        var referral = await store.Referrals.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (Own(referral, caller) is { } side)
        {
            door.ShowOwn(caller, [Holding(referral!)]);
            return (ReferralView.Of(referral!), side);
        }
        if (caller.Role == Role.Participant) throw new NotFoundException("referral");
        var open = IsAddressee(referral, caller);
        var opening = await disclosures.OpenAsync(open ? [referral!] : [], caller, cancellation);
        return opening.Items is [{ Content: var view }]
            ? (view with { Disclosure = opening.Accompaniment }, Side.Receiving)
            : throw new NotFoundException("referral");
    }

    /// <summary>Of a referral that the caller has been shown, the first contacts.</summary>
    public async Task<ContactsView> ShowContactsAsync(
        IQueryable<Contact> asked, Side side, Caller caller, CancellationToken cancellation)
    {
        var contacts = await asked.AsNoTracking().OrderBy(contact => contact.SortKey).ToListAsync(cancellation);
        if (side != Side.Receiving)
        {
            door.ShowOwn(caller, contacts.Select(Holding));
            return new ContactsView([.. contacts.Select(ContactView.Of)], Disclosure: null);
        }
        var opening = await disclosures.OpenAsync(contacts, caller, cancellation);
        return new ContactsView([.. opening.Items.Select(item => item.Content)], opening.Accompaniment);
    }

    private static Holding Holding(Contact contact) => new(contact.ParticipantId, contact.ReferringOrganizationId);

    public static Holding Holding(Referral referral) => new(referral.ParticipantId, referral.ReferringOrganizationId);

    private static Side? Own(Referral? referral, Caller caller)
    {
        if (referral is null) return null;
        if (caller.Role == Role.Participant)
        {
            return referral.ParticipantId == caller.Id && referral.Status != Contracts.Referrals.ReferralStatus.Draft
                ? Side.Participant
                : null;
        }
        return referral.ReferringOrganizationId == caller.Organization ? Side.Referring : null;
    }

    private static bool IsAddressee(Referral? referral, Caller caller) =>
        referral is { IsOpenToReceiver: true } && referral.ReceivingOrganizationId == caller.Organization;
}
