using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>A participant was at a meeting. What is said of it stands, unless it was an error.</summary>
internal sealed class Attendance : Aggregate, ISorted, IHeldRecord
{
    private static readonly Lifecycle<AttendanceStatus> Lifecycle =
        new((AttendanceStatus.Attended, [AttendanceStatus.EnteredInError]));

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

    public DateTimeOffset RecordedAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public AttendanceContent Content => new(ParticipantId, OrganizationId, Kind, Format, StartedAt, Minutes);

    public static Attendance Record(Guid id, AttendanceContent content, Guid recordedBy, DateTimeOffset at)
    {
        var attendance = new Attendance
        {
            Id = id,
            ParticipantId = content.ParticipantId,
            OrganizationId = content.OrganizationId,
            RecordedBy = recordedBy,
            Status = AttendanceStatus.Attended,
            Kind = content.Kind,
            Format = content.Format,
            StartedAt = content.StartedAt,
            Minutes = content.Minutes,
            RecordedAt = at,
            SortKey = Platform.Domain.SortKey.Of(content.StartedAt, id),
        };
        attendance.Changed(at);
        return attendance;
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
        Minutes = Minutes,
        RecordedAt = RecordedAt,
        ChangedAt = ChangedAt,
    };
}
