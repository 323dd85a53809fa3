namespace CareBridge.Contracts.Referrals;

/// <summary>Where a closed-loop referral stands: CareBridge's code system <c>referral-status</c>.</summary>
public enum ReferralStatus
{
    Draft,

    /// <summary>Complete, and held back until the participant's consent covers it.</summary>
    AwaitingConsent,

    /// <summary>Open to the receiving organization.</summary>
    Sent,
    Received,

    /// <summary>The receiving organization has asked something that it must know before it decides.</summary>
    NeedsInfo,
    Accepted,
    Declined,

    /// <summary>A first contact is agreed on.</summary>
    Scheduled,

    /// <summary>The service has begun.</summary>
    InProgress,

    /// <summary>The participant did not come: another contact is agreed on, or the loop is closed.</summary>
    NoShow,
    Completed,
    Cancelled,
}
