using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// A participant was at a meeting. What a facilitator says of it stands, unless it was an error; what the participant
/// says a facilitator confirms.
/// </summary>
internal sealed class Attendance : Aggregate, ISorted, IHeldRecord
{
    private static readonly Lifecycle<AttendanceStatus> Lifecycle = new(
        (AttendanceStatus.Reported,
            [AttendanceStatus.Attended, AttendanceStatus.NotConfirmed, AttendanceStatus.EnteredInError]),
        (AttendanceStatus.NotConfirmed, [AttendanceStatus.Attended, AttendanceStatus.EnteredInError]),
        (AttendanceStatus.Attended, [AttendanceStatus.EnteredInError]));

    private Attendance()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Guid RecordedBy { get; private init; }

    public AttendanceStatus Status { get; private set; }

    public MeetingKind Kind { get; private init; }

    public MeetingFormat Format { get; private init; }

    public DateTimeOffset StartedAt { get; private init; }

    public int Minutes { get; private init; }

    /// <summary>Who held it, if they are of the community and that is said.</summary>
    public Guid? FacilitatorId { get; private init; }

    /// <summary>Who confirmed what the participant had said, or did not.</summary>
    public Guid? ConfirmedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    /// <summary>Of the community: who knows that they were there, and was probably with them.</summary>
    public Guid HeldBy => FacilitatorId ?? ConfirmedBy ?? RecordedBy;

    public AttendanceContent Content =>
        new(ParticipantId, OrganizationId, Kind, Format, StartedAt, Minutes, FacilitatorId);

    /// <param name="isReported">The participant says so themself.</param>
    public static Attendance Record(
        Guid id, AttendanceContent content, Guid recordedBy, bool isReported, DateTimeOffset at)
    {
        var attendance = new Attendance
        {
            Id = id,
            ParticipantId = content.ParticipantId,
            OrganizationId = content.OrganizationId,
            RecordedBy = recordedBy,
            Status = isReported ? AttendanceStatus.Reported : AttendanceStatus.Attended,
            Kind = content.Kind,
            Format = content.Format,
            StartedAt = content.StartedAt,
            Minutes = content.Minutes,
            FacilitatorId = content.FacilitatorId,
            RecordedAt = at,
            SortKey = Platform.Domain.SortKey.Of(content.StartedAt, id),
        };
        attendance.Changed(at);
        return attendance;
    }

    /// <summary>A facilitator says whether they were there.</summary>
    /// <exception cref="RefusedException">That is known already, or it was an error.</exception>
    public void Confirm(bool wasThere, Guid confirmedBy, DateTimeOffset at)
    {
        Status = Lifecycle.Move(Status, wasThere ? AttendanceStatus.Attended : AttendanceStatus.NotConfirmed);
        ConfirmedBy = confirmedBy;
        Changed(at);
    }

    /// <summary>It should never have been recorded.</summary>
    /// <exception cref="RefusedException">That is said already.</exception>
    public void Retract(DateTimeOffset at)
    {
        Status = Lifecycle.Move(Status, AttendanceStatus.EnteredInError);
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new AttendanceChanged
    {
        AttendanceId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        RecordedBy = RecordedBy,
        Status = Status,
        Kind = Kind,
        Format = Format,
        StartedAt = StartedAt,
        FacilitatorId = FacilitatorId,
        ConfirmedBy = ConfirmedBy,
        Minutes = Minutes,
        RecordedAt = RecordedAt,
        ChangedAt = ChangedAt,
    };
}
