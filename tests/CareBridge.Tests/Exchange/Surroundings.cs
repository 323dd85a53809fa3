using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Platform.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exchange;

/// <summary>What a community does with somebody, and who stands by them, as its messages tell it.</summary>
internal static class Surroundings
{
    public static AttendanceChanged Attendance(this ExchangeWorld world, Guid participant) => new()
    {
        AttendanceId = Guid.CreateVersion7(),
        Version = 1,
        ParticipantId = participant,
        OrganizationId = world.Community,
        RecordedBy = Guid.CreateVersion7(),
        Status = AttendanceStatus.Attended,
        Kind = MeetingKind.Group,
        Format = MeetingFormat.Online,
        StartedAt = ExchangeWorld.Noon,
        Minutes = 90,
        RecordedAt = ExchangeWorld.Noon.AddHours(2),
        ChangedAt = ExchangeWorld.Noon.AddHours(2),
    };

    public static SupportChanged Support(this ExchangeWorld world, Guid participant) => new()
    {
        SupportId = Guid.CreateVersion7(),
        Version = 1,
        ParticipantId = participant,
        OrganizationId = world.Community,
        RecordedBy = Guid.CreateVersion7(),
        Status = SupportStatus.Active,
        BegunOn = new DateOnly(2026, 11, 1),
        RecordedAt = ExchangeWorld.Noon,
        ChangedAt = ExchangeWorld.Noon,
    };

    public static CircleChanged Circle(
        this ExchangeWorld world, Guid participant, long version, params CircleMember[] members) => new()
        {
            CircleId = CareBridge.Aftercare.Domain.Circle.IdOf(participant, world.Community),
            Version = version,
            ParticipantId = participant,
            OrganizationId = world.Community,
            Members = world.Host.Services.GetRequiredService<ISeal>().Seal(new CircleMembers(members)),
            BegunAt = ExchangeWorld.Noon,
            ChangedAt = ExchangeWorld.Noon,
        };

    public static CircleMember Sponsor { get; } = new()
    {
        MemberId = Guid.CreateVersion7(),
        Kind = CircleMemberKind.Related,
        Name = "Sam Oduya",
        RoleCode = "sponsor",
        StartedOn = new DateOnly(2026, 11, 2),
        ChangedIn = 1,
    };

    public static Task ProjectAsync(this ExchangeWorld world, AttendanceChanged message) =>
        world.ProjectAsync<ProjectAttendance, AttendanceChanged>(message);

    public static Task ProjectAsync(this ExchangeWorld world, SupportChanged message) =>
        world.ProjectAsync<ProjectSupport, SupportChanged>(message);

    public static Task ProjectAsync(this ExchangeWorld world, CircleChanged message) =>
        world.ProjectAsync<ProjectCircle, CircleChanged>(message);
}
