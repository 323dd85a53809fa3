using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Tests.Exchange;

/// <summary>Meetings, answers and circles of support, in each of their states, as resources.</summary>
internal static class RecoverySamples
{
    private static readonly DateTimeOffset Noon = ExchangeWorld.Noon;
    private static readonly Guid Participant = Guid.CreateVersion7();
    private static readonly Guid Community = Guid.CreateVersion7();

    public static IEnumerable<Projection> All =>
    [
        Answers(),
        .. Enum.GetValues<AttendanceStatus>().Select(Attendance),
        .. Enum.GetValues<CircleMemberStatus>().SelectMany(Circle),
    ];

    public static Projection Attendance(AttendanceStatus status) => EncounterMapper.Map(new AttendanceChanged
    {
        AttendanceId = Guid.CreateVersion7(),
        Version = 1,
        ParticipantId = Participant,
        OrganizationId = Community,
        RecordedBy = Guid.CreateVersion7(),
        Status = status,
        Kind = MeetingKind.Group,
        Format = MeetingFormat.Online,
        StartedAt = Noon,
        Minutes = 60,
        RecordedAt = Noon,
        ChangedAt = Noon,
    });

    /// <summary>The CareTeam and the RelatedPerson in it.</summary>
    public static IEnumerable<Projection> Circle(CircleMemberStatus status)
    {
        var circle = new CircleChanged
        {
            CircleId = Guid.CreateVersion7(),
            Version = 1,
            ParticipantId = Participant,
            OrganizationId = Community,
            Members = new SealedContent(""),
            BegunAt = Noon,
            ChangedAt = Noon,
        };
        var sponsor = new CircleMember
        {
            MemberId = Guid.CreateVersion7(),
            Kind = CircleMemberKind.Related,
            Name = "Sam",
            RoleCode = "sponsor",
            Status = status,
            ChangedIn = 1,
        };
        return [CareTeamMapper.Map(circle, new CircleMembers([sponsor])), RelatedPersonMapper.Map(circle, sponsor)];
    }

    private static Projection Answers() => QuestionnaireResponseMapper.Map(new CheckInRecorded
    {
        CheckInId = Guid.CreateVersion7(),
        ParticipantId = Participant,
        OrganizationId = Community,
        RecordedBy = Guid.CreateVersion7(),
        Engagement = Engagement.Engaged,
        RecoveryCapital = 30,
        RecoveryCapitalAnswers = [3, 3, 3, 3, 3, 3, 3, 3, 3, 3],
        HeldAt = Noon,
        RecordedAt = Noon,
    })!;
}
