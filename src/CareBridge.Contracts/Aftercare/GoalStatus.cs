namespace CareBridge.Contracts.Aftercare;

public enum GoalStatus
{
    Active,
    OnHold,
    Completed,
    Cancelled,

    /// <summary>It should never have been there.</summary>
    EnteredInError,
}
