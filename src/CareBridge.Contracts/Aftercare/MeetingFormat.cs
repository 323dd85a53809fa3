namespace CareBridge.Contracts.Aftercare;

public enum MeetingFormat
{
    InPerson,
    Online,
}
