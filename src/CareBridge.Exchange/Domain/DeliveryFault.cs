namespace CareBridge.Exchange.Domain;

/// <summary>Why an endpoint did not take a notification; tells nothing of what was in it.</summary>
internal enum DeliveryFault
{
    /// <summary>No connection, a certificate that is not trusted, or an address that is not called.</summary>
    Unreachable,

    /// <summary>No answer within the subscription's timeout.</summary>
    TimedOut,

    /// <summary>An answer other than 2xx.</summary>
    Refused,

    /// <summary>It failed for so long that it is not tried any more.</summary>
    GivenUp,

    /// <summary>Its end has come.</summary>
    Ended,
}
