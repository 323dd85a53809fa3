namespace CareBridge.Contracts.Aftercare;

public enum PlanStatus
{
    Draft,
    Active,
    OnHold,
    Revoked,
    Completed,

    /// <summary>It should never have been there, as when it was written of somebody else.</summary>
    EnteredInError,
}
