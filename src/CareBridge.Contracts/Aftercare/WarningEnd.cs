namespace CareBridge.Contracts.Aftercare;

/// <summary>How an early warning ended.</summary>
public enum WarningEnd
{
    InTouchAgain,
    Supported,
    CrisisCare,
    FalseAlarm,
}
