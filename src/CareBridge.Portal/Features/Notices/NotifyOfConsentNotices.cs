using CareBridge.Contracts.Consent;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;

namespace CareBridge.Portal.Features.Notices;

/// <summary>Each of those whom one of Consent's notices is for hears that it is there to be read.</summary>
internal sealed class NotifyOfConsentNotices(PortalDbContext store, Notifier notifier) : IReaction<ConsentNoticeAdded>
{
    public Task HandleAsync(ConsentNoticeAdded message, CancellationToken cancellation)
    {
        var addressee = message.AddresseeId;
        var people = message.Audience switch
        {
            NoticeAudience.Participant => store.Accounts.Where(a => a.Id == addressee && a.Role == Role.Participant),
            NoticeAudience.Specialists => store.Accounts.Where(
                a => a.OrganizationId == addressee && a.Role == Role.PeerSpecialist),
            NoticeAudience.PrivacyOfficers => store.Accounts.Where(
                a => a.OrganizationId == addressee && a.Role == Role.PrivacyOfficer),
            NoticeAudience.Recipients => store.StaffOf(addressee),
        };
        return notifier.TellAsync(
            new News(NoticeKind.ConsentNotice, message.NoticeId, "", IsOwn: true), people, cancellation);
    }
}
