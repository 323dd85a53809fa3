namespace CareBridge.Referrals.Domain;

/// <summary>For whom something is done to a referral.</summary>
internal enum Side
{
    Referring,
    Receiving,
    Participant,

    /// <summary>Nobody in person: a consent has changed, or time has passed.</summary>
    System,
}
