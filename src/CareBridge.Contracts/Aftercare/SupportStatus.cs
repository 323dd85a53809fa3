namespace CareBridge.Contracts.Aftercare;

public enum SupportStatus
{
    Active,
    OnHold,
    Finished,

    /// <summary>It never was, or was somebody else's.</summary>
    EnteredInError,
}
