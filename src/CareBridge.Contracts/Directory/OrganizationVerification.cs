namespace CareBridge.Contracts.Directory;

/// <summary>
/// Whether somebody has made sure that an organization is what it says it is. Only one that is
/// <see cref="Verified"/> may be told what others hold.
/// </summary>
public enum OrganizationVerification
{
    Unverified,
    Verified,

    /// <summary>It was verified too long ago.</summary>
    Lapsed,

    /// <summary>Something about it is in doubt.</summary>
    Suspended,

    /// <summary>It does not belong to the network any more, or never should have.</summary>
    Withdrawn,
}
