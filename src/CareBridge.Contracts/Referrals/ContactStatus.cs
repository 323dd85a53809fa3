namespace CareBridge.Contracts.Referrals;

/// <summary>Where a first contact stands that both sides of a referral hold together.</summary>
public enum ContactStatus
{
    /// <summary>One side has named a time, and the other has not confirmed it.</summary>
    Proposed,

    /// <summary>By both sides.</summary>
    Confirmed,

    /// <summary>The participant came.</summary>
    Kept,

    /// <summary>The participant did not come.</summary>
    Missed,

    /// <summary>By either side, or because the participant does not come.</summary>
    Withdrawn,
}
