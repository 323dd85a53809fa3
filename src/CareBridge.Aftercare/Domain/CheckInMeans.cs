namespace CareBridge.Aftercare.Domain;

/// <summary>How a check-in came here.</summary>
internal enum CheckInMeans
{
    /// <summary>A specialist wrote it down.</summary>
    Specialist,
    Participant,
    Link,

    /// <summary>Made while the phone was offline.</summary>
    Phone,
}
