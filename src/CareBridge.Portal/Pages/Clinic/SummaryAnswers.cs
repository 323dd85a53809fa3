namespace CareBridge.Portal.Pages.Clinic;

/// <summary>Who somebody is, as far as it takes to address and reach them.</summary>
public sealed record PatientAnswer(
    Guid Id,
    string GivenName,
    string FamilyName,
    DateOnly? BirthDate,
    string? Phone,
    WishesAnswer? Preferences,
    NoticeAnswer? Disclosure)
{
    public string Name => $"{GivenName} {FamilyName}".TrimEnd();

    public override string ToString() => nameof(PatientAnswer);
}

public sealed record WishesAnswer(
    string? PreferredName, string? Pronouns, string? Language, bool NeedsInterpreter, bool MayLeaveMessage)
{
    public override string ToString() => nameof(WishesAnswer);
}

/// <param name="Engagement">Null where it is not disclosed; so are the others.</param>
public sealed record CheckInAnswer(
    Guid OrganizationId,
    DateTimeOffset HeldAt,
    string? Engagement,
    bool? SobrietyKept,
    int? Craving,
    int? Mood,
    int? Sleep,
    int? Connection,
    int? RecoveryCapital,
    string? Reflection)
{
    public override string ToString() => nameof(CheckInAnswer);
}

public sealed record MilestoneAnswer(Guid OrganizationId, string MilestoneCode, string? Words, DateOnly ReachedOn)
{
    public override string ToString() => nameof(MilestoneAnswer);
}

public sealed record AttendanceAnswer(
    Guid OrganizationId, string Status, string Kind, string Format, DateTimeOffset StartedAt, int Minutes);

public sealed record SupportAnswer(Guid OrganizationId, string Status, DateOnly BegunOn, DateOnly? EndedOn);

public sealed record PlanAnswer(
    Guid Id,
    Guid OrganizationId,
    string Status,
    string Title,
    string? Description,
    IReadOnlyList<string> Goals,
    IReadOnlyList<StepAnswer> Steps,
    DateTimeOffset ChangedAt)
{
    public override string ToString() => $"{nameof(PlanAnswer)} {Id}";
}

public sealed record StepAnswer(string Description, DateOnly? DueOn, string Status)
{
    public override string ToString() => nameof(StepAnswer);
}

public sealed record GoalAnswer(
    Guid OrganizationId, string Status, string Achievement, string Words, DateOnly? TargetOn)
{
    public override string ToString() => nameof(GoalAnswer);
}

public sealed record CircleAnswer(Guid OrganizationId, IReadOnlyList<MemberAnswer> Members);

public sealed record MemberAnswer(string RoleCode, string? Name, Guid? MemberOrganizationId, string Status)
{
    public override string ToString() => nameof(MemberAnswer);
}

public sealed record DocumentAnswer(
    Guid Id, Guid OrganizationId, string Status, string Kind, string? Title, DateTimeOffset DatedAt)
{
    public override string ToString() => $"{nameof(DocumentAnswer)} {Id}";
}

public sealed record MessageAnswer(
    Guid Id,
    Guid SenderOrganizationId,
    Guid RecipientOrganizationId,
    string Category,
    IReadOnlyList<string> Text,
    DateTimeOffset SentAt)
{
    public override string ToString() => $"{nameof(MessageAnswer)} {Id}";
}
