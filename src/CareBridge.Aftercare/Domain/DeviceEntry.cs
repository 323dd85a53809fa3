using CareBridge.Aftercare.Domain.Offline;

namespace CareBridge.Aftercare.Domain;

/// <summary>That a phone's entry of this count has been taken, so that it is taken once.</summary>
internal sealed class DeviceEntry
{
    public required Guid ParticipantId { get; init; }

    /// <summary>Made up by the phone.</summary>
    public required Guid DeviceId { get; init; }

    public required long Sequence { get; init; }

    public required Guid CheckInId { get; init; }

    /// <summary>Where it was put.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    public PlacedMoment Placed => new(Sequence, PlacedAt);
}
