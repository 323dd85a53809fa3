namespace CareBridge.Contracts.Aftercare;

/// <summary>What an early warning came from.</summary>
public enum WarningSignal
{
    /// <summary>Check-ins that were due, one after the other, were not made.</summary>
    CheckInsMissed,

    /// <summary>Engagement was computed to be lost contact.</summary>
    ContactLost,
    Craving,
    Mood,
    Sleep,
    Connection,

    /// <summary>By what sobriety means for them.</summary>
    SobrietyNotKept,

    /// <summary>The BARC-10 total fell since the one before.</summary>
    RecoveryCapitalFell,
}
