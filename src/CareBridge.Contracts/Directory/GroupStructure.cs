namespace CareBridge.Contracts.Directory;

/// <summary>How a peer group's meetings are held.</summary>
public enum GroupStructure
{
    /// <summary>Anybody may come.</summary>
    Open,

    /// <summary>Only those may come whom it is for.</summary>
    Closed,
    Speaker,
    Discussion,
    StepStudy,
    TraditionStudy,
    Literature,
    Meditation,
    Workshop,
}
