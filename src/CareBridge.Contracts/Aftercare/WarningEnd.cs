namespace CareBridge.Contracts.Aftercare;

/// <summary>How an early warning ended.</summary>
public enum WarningEnd
{
    InTouchAgain,

    /// <summary>
    /// Neither support nor check-ins are agreed any more; what warned of silence alone ends so by itself.
    /// </summary>
    LeftCare,
    Supported,
    CrisisCare,
    FalseAlarm,
}
