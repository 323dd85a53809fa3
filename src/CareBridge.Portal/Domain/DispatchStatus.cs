namespace CareBridge.Portal.Domain;

internal enum DispatchStatus
{
    Waiting,

    /// <summary>A channel has taken it.</summary>
    Delivered,

    /// <summary>A channel may have taken it and cannot be asked; it is not sent twice.</summary>
    Unsure,

    /// <summary>No channel has taken it, and none is tried any more.</summary>
    Failed,

    /// <summary>It was read before it was sent, or is not wanted any more.</summary>
    Unneeded,
}
