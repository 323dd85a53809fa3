namespace CareBridge.Contracts.Directory;

/// <summary>What a local resource helps with.</summary>
public enum ResourceCategory
{
    Housing,
    Work,

    /// <summary>Care, and finding the way to it.</summary>
    Health,
    Transport,
    Legal,
    Food,
    Education,

    /// <summary>Money: benefits, debts, help with bills.</summary>
    Financial,

    /// <summary>For families and children.</summary>
    Family,

    /// <summary>In a crisis: crisis lines, mobile teams, places to recover such as respite houses.</summary>
    Crisis,
    Other,
}
