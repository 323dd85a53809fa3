namespace CareBridge.Aftercare.Domain;

/// <summary>
/// Something has changed that a participant's engagement and early warnings follow from. Written with the change, and
/// never changed itself: whoever records anything never has to wait for who computes.
/// </summary>
internal sealed class ReviewRequest
{
    public required Guid Id { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}
