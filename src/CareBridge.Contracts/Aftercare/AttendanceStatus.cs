namespace CareBridge.Contracts.Aftercare;

public enum AttendanceStatus
{
    Attended,

    /// <summary>They were not there, or it was somebody else.</summary>
    EnteredInError,
}
