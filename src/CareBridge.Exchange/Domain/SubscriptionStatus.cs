namespace CareBridge.Exchange.Domain;

internal enum SubscriptionStatus
{
    /// <summary>The endpoint has not answered a handshake yet.</summary>
    Requested,

    Active,

    /// <summary>The endpoint does not take what it is sent; it is tried again.</summary>
    Error,

    /// <summary>Nothing is sent; what happens is numbered for a while if it was given up.</summary>
    Off,
}
