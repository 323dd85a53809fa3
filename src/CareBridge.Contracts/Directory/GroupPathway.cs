namespace CareBridge.Contracts.Directory;

/// <summary>The way of recovery that a peer group follows, or welcomes.</summary>
public enum GroupPathway
{
    TwelveStep,
    SmartRecovery,
    RecoveryDharma,
    FaithBased,

    /// <summary>Recovery with prescribed medication is recovery there.</summary>
    MedicationFriendly,
    Secular,
    Creative,

    /// <summary>For those who stand by somebody.</summary>
    FamilyAndAllies,
}
