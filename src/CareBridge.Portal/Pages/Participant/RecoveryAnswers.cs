using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;

namespace CareBridge.Portal.Pages.Participant;

public sealed record AgreementAnswer(
    Guid Id, Guid OrganizationId, AgreementStatus Status, string? Sobriety, int? RecoveryCapitalEveryDays);

public sealed record TodayAnswer(
    AgreementStatus Status,
    DateOnly? DueOn,
    DateTimeOffset? DueBefore,
    bool IsMade,
    IReadOnlyList<string> Questions,
    string? Prompt,
    bool IsRecoveryCapitalDue);

public sealed record CheckInAnswer(
    Guid Id,
    Guid OrganizationId,
    DateTimeOffset HeldAt,
    bool? SobrietyKept,
    int? Craving,
    int? Mood,
    int? Sleep,
    int? Connection,
    int? RecoveryCapital,
    string? Reflection,
    bool IsReflectionShared)
{
    public override string ToString() => $"{nameof(CheckInAnswer)} {Id}";
}

public sealed record RecoveryCapitalAnswer(
    IReadOnlyList<ScoreAnswer> Points, string Words, DateOnly? NextOn, bool IsDue);

public sealed record ScoreAnswer(DateTimeOffset HeldAt, int Total);

public sealed record DaysAnswer(int InThisRun, int InAll, int LongestRun);

public sealed record MilestoneAnswer(
    Guid Id, Guid OrganizationId, string MilestoneCode, string? Words, bool IsShared, DateOnly ReachedOn)
{
    public override string ToString() => $"{nameof(MilestoneAnswer)} {Id}";
}

public sealed record PlanAnswer(
    Guid Id,
    long Version,
    Guid OrganizationId,
    PlanStatus Status,
    string Title,
    string? Description,
    IReadOnlyList<string> Goals,
    IReadOnlyList<string> Notes,
    IReadOnlyList<PlanStepAnswer> Steps)
{
    public override string ToString() => $"{nameof(PlanAnswer)} {Id}";
}

public sealed record PlanStepAnswer(
    int Number, string Description, DateOnly? DueOn, PlanStepStatus Status, StepOwner? Owner)
{
    public bool IsOpen => Status is not (PlanStepStatus.Completed or PlanStepStatus.Cancelled
        or PlanStepStatus.Stopped);
}

public sealed record GoalAnswer(
    Guid Id,
    long Version,
    Guid OrganizationId,
    GoalStatus Status,
    GoalAchievement Achievement,
    string Words,
    DateOnly? TargetOn)
{
    public override string ToString() => $"{nameof(GoalAnswer)} {Id}";
}

public sealed record CircleAnswer(Guid OrganizationId, IReadOnlyList<MemberAnswer> Members);

public sealed record MemberAnswer(
    Guid Id,
    CircleMemberKind Kind,
    Guid? PersonId,
    Guid? MemberOrganizationId,
    string? Name,
    string RoleCode,
    CircleMemberStatus Status)
{
    public override string ToString() => $"{nameof(MemberAnswer)} {Id}";
}

public sealed record PartnershipAnswer(
    Guid Id,
    long Version,
    Guid OrganizationId,
    Guid MemberId,
    Guid? PartnerId,
    PartnershipStatus Status,
    BoundaryHoursAnswer Hours,
    IReadOnlyList<string> MayBeTold,
    string? Words,
    string KnownAs,
    PartnerAddressAnswer? Address,
    DateTimeOffset? ParticipantAgreedAt,
    DateTimeOffset? PartnerAgreedAt)
{
    public override string ToString() => $"{nameof(PartnershipAnswer)} {Id}";
}

public sealed record BoundaryHoursAnswer(TimeOnly From, TimeOnly To, string TimeZone);

public sealed record PartnerAddressAnswer(PartnerChannel Channel, string Value)
{
    public override string ToString() => nameof(PartnerAddressAnswer);
}

public sealed record MadeLinkAnswer(string Url);

public sealed record AttendanceAnswer(
    Guid Id,
    Guid OrganizationId,
    AttendanceStatus Status,
    MeetingKind Kind,
    MeetingFormat Format,
    DateTimeOffset StartedAt,
    int Minutes);

public sealed record GroupSearchAnswer(Guid Id, GroupSearchStatus Status, Guid? ChosenGroupId);

public sealed record GroupAnswer(
    Guid Id, string Name, IReadOnlyList<MeetingTimeAnswer> NextMeetings, string? OnlineUrl, GroupVenueAnswer? Venue);

public sealed record MeetingTimeAnswer(DateTimeOffset StartsAt);

public sealed record GroupVenueAnswer(string? Name, string? Line, string? City);

public sealed record WarningAnswer(Guid Id, bool? HelpWanted, WarningHelpAnswer? Help);

public sealed record WarningHelpAnswer(string Words);
