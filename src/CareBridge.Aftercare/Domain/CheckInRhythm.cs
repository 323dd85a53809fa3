namespace CareBridge.Aftercare.Domain;

internal enum CheckInRhythm
{
    Daily,
    EveryDays,
    Weekdays,
}
