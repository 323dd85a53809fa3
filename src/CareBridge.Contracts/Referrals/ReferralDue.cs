namespace CareBridge.Contracts.Referrals;

/// <summary>What a time limit of a referral waits for.</summary>
public enum ReferralDue
{
    /// <summary>The receiving side says that it has it.</summary>
    Receive,

    /// <summary>The receiving side accepts or declines.</summary>
    Answer,

    /// <summary>The referring side answers a question.</summary>
    Inform,

    /// <summary>
    /// The receiving side arranges a first contact, or another after a no-show; once a time is named, the side that has
    /// not confirmed it does.
    /// </summary>
    Arrange,

    /// <summary>The receiving side says whether the participant came.</summary>
    Record,

    /// <summary>The receiving side closes the loop with an outcome.</summary>
    Close,

    /// <summary>The day by which it is needed.</summary>
    NeededBy,
}
