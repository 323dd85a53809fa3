namespace CareBridge.Contracts.Referrals;

/// <summary>Where a closed-loop referral stands.</summary>
public enum ReferralStatus
{
    Draft,

    /// <summary>Complete, and held back until the participant's consent covers it.</summary>
    AwaitingConsent,

    /// <summary>Open to the receiving organization.</summary>
    Sent,
    Received,
    Accepted,
    Declined,
    Completed,
    Cancelled,
}
