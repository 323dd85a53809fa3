using CareBridge.Platform.Retention;

namespace CareBridge.Referrals.Storage;

/// <summary>What goes when a participant's records need not be kept any longer, in this order.</summary>
internal static class ReferralsRetention
{
    public static RetentionPlan<ReferralsDbContext> Plan { get; } = new RetentionPlan<ReferralsDbContext>()
        .Keeps(
            "contacts",
            (store, who) => store.Contacts.Where(one => one.ParticipantId == who),
            store => store.Contacts
                .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.ChangedAt }))
        .Keeps("referral-history", (store, who) => store.History.Where(
            entry => store.Referrals.Any(one => one.Id == entry.ReferralId && one.ParticipantId == who)))
        .Keeps(
            "referrals",
            (store, who) => store.Referrals.Where(one => one.ParticipantId == who),
            store => store.Referrals
                .Select(one => new Activity { ParticipantId = one.ParticipantId, At = one.ChangedAt }));
}
