namespace CareBridge.Contracts.Directory;

/// <summary>Where a peer group meets.</summary>
public enum GroupFormat
{
    Online,
    Local,

    /// <summary>Both at once.</summary>
    Hybrid,
}
