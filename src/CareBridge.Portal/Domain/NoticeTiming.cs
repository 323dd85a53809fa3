namespace CareBridge.Portal.Domain;

/// <summary>When somebody wants to hear of a kind.</summary>
internal enum NoticeTiming
{
    AtOnce,

    /// <summary>Gathered into one message a day.</summary>
    Daily,

    Weekly,

    /// <summary>It is in the portal, and nothing is sent.</summary>
    Off,
}
