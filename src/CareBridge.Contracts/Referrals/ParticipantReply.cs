namespace CareBridge.Contracts.Referrals;

/// <summary>What the participant has said of a first contact at the time as it stands.</summary>
public enum ParticipantReply
{
    /// <summary>Nothing yet.</summary>
    Awaited,
    Coming,

    /// <summary>Another time would suit them better; until one is named, the one that stands does.</summary>
    OtherTime,

    /// <summary>They do not come, and so it is withdrawn.</summary>
    NotComing,
}
