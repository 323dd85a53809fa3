namespace CareBridge.Contracts.Aftercare;

public enum AttendanceStatus
{
    Attended,

    /// <summary>They were not there, or it was somebody else.</summary>
    EnteredInError,

    /// <summary>The participant says so; nobody has confirmed it.</summary>
    Reported,

    /// <summary>Who was asked does not know of it.</summary>
    NotConfirmed,
}
