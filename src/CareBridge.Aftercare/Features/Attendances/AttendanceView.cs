using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;

namespace CareBridge.Aftercare.Features.Attendances;

/// <param name="Disclosure">Goes along where it is shown by itself to another organization.</param>
internal sealed record AttendanceView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid OrganizationId,
    Guid RecordedBy,
    AttendanceStatus Status,
    MeetingKind Kind,
    MeetingFormat Format,
    DateTimeOffset StartedAt,
    int Minutes,
    Guid? FacilitatorId,
    Guid? ConfirmedBy,
    DateTimeOffset RecordedAt,
    Accompaniment? Disclosure)
{
    public static AttendanceView Of(Attendance attendance) => new(
        attendance.Id,
        attendance.Version,
        attendance.ParticipantId,
        attendance.OrganizationId,
        attendance.RecordedBy,
        attendance.Status,
        attendance.Kind,
        attendance.Format,
        attendance.StartedAt,
        attendance.Minutes,
        attendance.FacilitatorId,
        attendance.ConfirmedBy,
        attendance.RecordedAt,
        Disclosure: null);
}
