namespace CareBridge.Platform.Disclosures;

/// <summary>Notes, for one request, that what it shows has come through the door.</summary>
internal sealed class ExposureWatch
{
    public bool DoorWasUsed { get; private set; }

    public void UseDoor() => DoorWasUsed = true;
}
