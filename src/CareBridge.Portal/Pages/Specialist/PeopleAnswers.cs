using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>What pages read of what Aftercare and Directory answer; what they do not know they leave alone.</summary>
/// <param name="Next">What the page that follows is asked for with; null on the last.</param>
/// <summary>Why somebody should turn to a participant, as Aftercare knows it.</summary>
public sealed record ConcernAnswer(
    Guid ParticipantId,
    EngagementAnswer? Engagement,
    IReadOnlyList<WarningAnswer> Warnings,
    DateOnly? StepDueOn);

public sealed record EngagementAnswer(
    Engagement Engagement,
    IReadOnlyList<EngagementReasonAnswer> Reasons,
    DateTimeOffset Since,
    DateTimeOffset? EndedAt);

public sealed record EngagementReasonAnswer(EngagementReason Reason);

public sealed record WarningAnswer(
    Guid Id,
    WarningStatus Status,
    IReadOnlyList<WarningSignal>? Signals,
    IReadOnlyList<CauseAnswer>? Causes,
    DateTimeOffset RaisedAt,
    bool? HelpWanted,
    Guid? AcknowledgedBy,
    DateTimeOffset? EndedAt)
{
    /// <summary>In a list of concerns they stand by themselves, else with what was found.</summary>
    public IEnumerable<WarningSignal> Found => Signals ?? (Causes ?? []).Select(cause => cause.Signal).Distinct();
}

public sealed record CauseAnswer(WarningSignal Signal);

/// <param name="HasMore">There are more than are shown.</param>
public sealed record FoundAnswer(IReadOnlyList<PersonAnswer> Items, bool HasMore);

/// <summary>A participant, with how to reach them without harm.</summary>
public sealed record ProfileAnswer(
    Guid Id, string GivenName, string FamilyName, string? Phone, PreferencesAnswer Preferences)
{
    public string Name => $"{GivenName} {FamilyName}".TrimEnd();

    public override string ToString() => nameof(ProfileAnswer);
}

public sealed record PreferencesAnswer(
    string? PreferredName, string? Pronouns, string? Language, bool NeedsInterpreter, bool MayLeaveMessage)
{
    public override string ToString() => nameof(PreferencesAnswer);
}

public sealed record StaffAnswer(Guid Id, string GivenName, string FamilyName, bool Active)
{
    public string Name => $"{GivenName} {FamilyName}".TrimEnd();
}

public sealed record NetworkAnswer(
    Guid Id, OrganizationKind Kind, string Name, string? Phone, string? City, string? State,
    OrganizationVerification Verification);

public sealed record CheckInAnswer(
    DateTimeOffset HeldAt, bool? SobrietyKept, int? Craving, int? Mood, int? Sleep, int? Connection);

/// <param name="Words">The trend, to be read.</param>
public sealed record CapitalAnswer(IReadOnlyList<CapitalPoint> Points, string Words, bool IsDue);

public sealed record CapitalPoint(DateTimeOffset HeldAt, int Total);

public sealed record MilestoneAnswer(string MilestoneCode, string? Words, DateOnly ReachedOn)
{
    public override string ToString() => nameof(MilestoneAnswer);
}

public sealed record CarePlanAnswer(
    Guid Id,
    long Version,
    Guid OrganizationId,
    PlanStatus Status,
    string Title,
    IReadOnlyList<StepAnswer> Steps)
{
    public override string ToString() => nameof(CarePlanAnswer);
}

public sealed record StepAnswer(
    int Number, string Description, DateOnly? DueOn, PlanStepStatus Status, StepOwner? Owner, Guid? OwnerId)
{
    public bool IsOpen => Status is PlanStepStatus.NotStarted or PlanStepStatus.Scheduled
        or PlanStepStatus.InProgress or PlanStepStatus.OnHold;

    public override string ToString() => nameof(StepAnswer);
}

public sealed record CircleAnswer(IReadOnlyList<MemberAnswer> Members);

public sealed record MemberAnswer(
    CircleMemberKind Kind,
    Guid? PersonId,
    Guid? MemberOrganizationId,
    string? Name,
    string RoleCode,
    CircleMemberStatus Status)
{
    public override string ToString() => nameof(MemberAnswer);

    /// <summary>Of staff elsewhere only where they work is known here.</summary>
    internal string NameIn(Network network, Colleagues colleagues, SpecialistWords words) => Kind switch
    {
        CircleMemberKind.Related => Name ?? words.NobodyNamed,
        CircleMemberKind.Organization => network.NameOf(MemberOrganizationId, words),
        CircleMemberKind.Staff => MemberOrganizationId == network.Own?.Id
            ? colleagues.NameOf(PersonId, words)
            : network.NameOf(MemberOrganizationId, words),
    };
}

public sealed record MeetingAnswer(AttendanceStatus Status, MeetingKind Kind, DateTimeOffset StartedAt);
