using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Referrals.Domain;

namespace CareBridge.Referrals.Features;

/// <summary>Who did what to a referral, in order.</summary>
internal sealed record HistoryView(IReadOnlyList<HistoryLine> Items, Accompaniment? Disclosure);

/// <param name="Side">For whom; <c>system</c> where a consent or time did it.</param>
/// <param name="OwnerId">Who answers for it from then on, or was reminded.</param>
internal sealed record HistoryLine(
    long Version,
    ReferralAction Action,
    Side Side,
    Guid? ActorId,
    ReferralStatus Status,
    Guid? ContactId,
    Guid? OwnerId,
    ReferralDue? Due,
    DateTimeOffset At)
{
    public static HistoryLine Of(HistoryEntry entry) => new(
        entry.Version,
        entry.Action,
        entry.Side,
        entry.ActorId,
        entry.Status,
        entry.ContactId,
        entry.OwnerId,
        entry.Due,
        entry.At);
}
