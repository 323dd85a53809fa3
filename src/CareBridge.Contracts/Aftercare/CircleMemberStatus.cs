namespace CareBridge.Contracts.Aftercare;

public enum CircleMemberStatus
{
    Current,
    Ended,

    /// <summary>They never were in it.</summary>
    EnteredInError,
}
