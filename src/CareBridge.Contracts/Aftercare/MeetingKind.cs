namespace CareBridge.Contracts.Aftercare;

public enum MeetingKind
{
    Group,
    OneToOne,
}
