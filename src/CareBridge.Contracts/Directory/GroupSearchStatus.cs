namespace CareBridge.Contracts.Directory;

/// <summary>Where somebody's search for a group stands.</summary>
public enum GroupSearchStatus
{
    Looking,

    /// <summary>They have visited one or more.</summary>
    Visiting,

    Chosen,

    /// <summary>It is over; with or without a group.</summary>
    Ended,
}
