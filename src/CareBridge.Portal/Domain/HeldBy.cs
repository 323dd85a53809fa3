namespace CareBridge.Portal.Domain;

/// <summary>What holds something back that can wait.</summary>
internal enum HeldBy
{
    QuietHours,

    /// <summary>The hours outside which a participant is not to be reached.</summary>
    ContactHours,

    /// <summary>
    /// The directory has not told yet how the participant can be reached, or Consent does not answer whether staff may
    /// still hear of one.
    /// </summary>
    NotKnown,

    /// <summary>It is urgent, and no channel of theirs is configured; it waits for one while it is needed.</summary>
    NoChannel,
}
