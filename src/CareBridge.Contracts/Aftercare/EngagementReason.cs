namespace CareBridge.Contracts.Aftercare;

/// <summary>Why somebody's engagement was computed to be what it is.</summary>
public enum EngagementReason
{
    /// <summary>Nothing speaks against it.</summary>
    AsAgreed,

    /// <summary>The last check-ins that were due, one after the other, were not made.</summary>
    CheckInsMissed,

    /// <summary>Of those that were due lately many were not made.</summary>
    CheckInsSparse,

    /// <summary>There was no check-in, meeting or talk for some time.</summary>
    ContactThin,

    /// <summary>They used to come to meetings and do not any more.</summary>
    MeetingsStopped,

    /// <summary>There was none for long.</summary>
    NoContact,

    /// <summary>It was tried several times to reach them.</summary>
    NotReached,
}
