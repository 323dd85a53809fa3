namespace CareBridge.Contracts.Crisis;

/// <summary>How far ahead somebody is told that too few are on call.</summary>
public enum CoverStage
{
    /// <summary>Days.</summary>
    Ahead,

    /// <summary>A day or less, or now.</summary>
    Soon,
}
