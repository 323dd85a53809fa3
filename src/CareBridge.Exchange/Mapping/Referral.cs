using CareBridge.Contracts.Referrals;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>What a referral's ServiceRequest and Task have in common; both carry its id and version.</summary>
internal static class Referral
{
    /// <summary>Whether the receiving organization may know of it; consent decides besides, on every look.</summary>
    public static bool IsOpenToReceiver(ReferralChanged message) => message.Status switch
    {
        ReferralStatus.Draft or ReferralStatus.AwaitingConsent => false,
        // One that was cancelled before it was ever sent stays unknown.
        ReferralStatus.Cancelled => message.SentAt is not null,
        ReferralStatus.Sent or ReferralStatus.Received or ReferralStatus.NeedsInfo or ReferralStatus.Accepted
            or ReferralStatus.Declined or ReferralStatus.Scheduled or ReferralStatus.InProgress
            or ReferralStatus.NoShow or ReferralStatus.Completed => true,
    };

    public static RequestPriority Priority(ReferralPriority priority) => priority switch
    {
        ReferralPriority.Routine => RequestPriority.Routine,
        ReferralPriority.Urgent => RequestPriority.Urgent,
        ReferralPriority.Asap => RequestPriority.Asap,
        ReferralPriority.Stat => RequestPriority.Stat,
    };

    /// <summary>Until the day by which it is needed; null when none is named.</summary>
    public static Period? Until(ReferralChanged message) => Values.Days(start: null, message.NeededBy);
}
