namespace CareBridge.Directory.Domain.Imports;

internal enum ImportStatus
{
    /// <summary>Its parts are being sent.</summary>
    Open,

    /// <summary>All of it is here; it is worked off as soon as nothing of the same feed is before it.</summary>
    Waiting,

    Running,

    Complete,

    /// <summary>It cannot be read to its end; what came before is taken over, and nothing was closed.</summary>
    Failed,

    Cancelled,
}
