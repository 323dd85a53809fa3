namespace CareBridge.Contracts.Crisis;

public enum SafetyPlanStatus
{
    Active,

    /// <summary>It is not to be followed any more; it may be written anew.</summary>
    Retired,
}
