namespace CareBridge.Contracts.Referrals;

/// <summary>What was done to a referral; each makes one version of it, and one line of its history.</summary>
public enum ReferralAction
{
    Drafted,

    /// <summary>Held back until consent covers it.</summary>
    Held,
    Sent,

    /// <summary>No consent covers it any more, so it waits again.</summary>
    TakenBack,
    Received,
    QuestionAsked,
    QuestionAnswered,
    Accepted,
    Declined,

    /// <summary>Another reason was given for the answer that stands.</summary>
    Explained,

    /// <summary>No consent lets the receiver, who has accepted it, look at it any more.</summary>
    Withheld,

    /// <summary>A consent lets the receiver look at it again.</summary>
    Released,
    ContactProposed,

    /// <summary>One side has confirmed the contact, or the participant says that they come.</summary>
    ContactConfirmed,

    /// <summary>The participant asks for another time.</summary>
    ContactTimeWanted,
    ContactMoved,
    ContactWithdrawn,

    /// <summary>A first contact is agreed on.</summary>
    Scheduled,
    Began,
    NoShowRecorded,
    Completed,
    Cancelled,

    /// <summary>Somebody else answers for it on one side.</summary>
    Assigned,

    /// <summary>A time limit has passed, and whoever answers for it is reminded.</summary>
    Reminded,

    /// <summary>Nothing came of the reminder: somebody else answers for it now.</summary>
    PassedOn,
}
