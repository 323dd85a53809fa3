namespace CareBridge.Portal.Domain;

internal enum DeliveryOutcome
{
    /// <summary>Whoever is next on the way has it, and answers for it.</summary>
    Taken,

    /// <summary>It has surely not been taken.</summary>
    Failed,

    /// <summary>It was handed over, and no answer came.</summary>
    Unsure,
}

/// <summary>Why something was not taken; tells nothing of what it was or whom it was for.</summary>
internal enum DeliveryReason
{
    /// <summary>No connection, or an address that is not called.</summary>
    Unreachable,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>No encryption was to be had, or its certificate is not trusted.</summary>
    NotSecure,

    /// <summary>The provider does not accept our credentials, or us as a sender.</summary>
    NotAccepted,

    /// <summary>Refused for now.</summary>
    TryLater,

    /// <summary>Refused for good.</summary>
    Refused,

    /// <summary>There is nobody at the address.</summary>
    NoSuchAddress,

    /// <summary>The process ended before there was an answer.</summary>
    Interrupted,
}

/// <summary>How it went with a channel.</summary>
/// <param name="ForGood">Trying again would be answered in the same way.</param>
/// <param name="MayRepeat">Whoever has it already does nothing when it comes again.</param>
internal sealed record DeliveryAnswer(
    DeliveryOutcome Outcome, DeliveryReason? Reason = null, bool ForGood = false, bool MayRepeat = false)
{
    public static DeliveryAnswer Taken { get; } = new(DeliveryOutcome.Taken);

    public static DeliveryAnswer Later(DeliveryReason reason) => new(DeliveryOutcome.Failed, reason);

    public static DeliveryAnswer Never(DeliveryReason reason) => new(DeliveryOutcome.Failed, reason, ForGood: true);

    public static DeliveryAnswer Unsure(DeliveryReason reason, bool mayRepeat) =>
        new(DeliveryOutcome.Unsure, reason, MayRepeat: mayRepeat);
}
