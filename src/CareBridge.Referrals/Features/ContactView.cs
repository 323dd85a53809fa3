using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Referrals.Domain;

namespace CareBridge.Referrals.Features;

/// <param name="Reply">Of the participant, to the time as it stands.</param>
/// <param name="Wish">When it would suit them better, in their words.</param>
internal sealed record ContactView(
    Guid Id,
    long Version,
    Guid ReferralId,
    ContactStatus Status,
    Side ProposedBy,
    DateTimeOffset StartsAt,
    int Minutes,
    ContactFormat Format,
    string? Place,
    DateTimeOffset? ReferringConfirmedAt,
    DateTimeOffset? ReceivingConfirmedAt,
    ParticipantReply Reply,
    DateTimeOffset? RepliedAt,
    string? Wish,
    DateTimeOffset ProposedAt,
    DateTimeOffset ChangedAt)
{
    public static ContactView Of(Contact contact) => new(
        contact.Id,
        contact.Version,
        contact.ReferralId,
        contact.Status,
        contact.ProposedBy,
        contact.StartsAt,
        contact.Minutes,
        contact.Format,
        contact.Place,
        contact.ReferringConfirmedAt,
        contact.ReceivingConfirmedAt,
        contact.Reply,
        contact.RepliedAt,
        contact.Wish,
        contact.ProposedAt,
        contact.ChangedAt);
}

/// <summary>The first contacts of a referral, in the order proposed.</summary>
internal sealed record ContactsView(IReadOnlyList<ContactView> Items, Accompaniment? Disclosure);
