using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <param name="OrganizationId">The peer community that holds the record.</param>
/// <param name="Minutes">How long they were there.</param>
/// <param name="FacilitatorId">Who held it, if they are of the community and that is said.</param>
internal sealed record AttendanceContent(
    Guid ParticipantId,
    Guid OrganizationId,
    MeetingKind Kind,
    MeetingFormat Format,
    DateTimeOffset StartedAt,
    int Minutes,
    Guid? FacilitatorId);
