using CareBridge.Contracts.Crisis;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>What pages read of what Crisis and Directory answer; what they do not know they leave alone.</summary>
/// <param name="Id">The responder's or the team's.</param>
public sealed record OwnerAnswer(string Kind, Guid? Id);

public sealed record OrganizationAnswer(Guid Id, string? Name, string? Phone);

/// <summary>An escalation, as the team sees it.</summary>
/// <param name="SignBy">When the team has it again unless its owner does something.</param>
public sealed record CaseAnswer(
    Guid Id,
    long Version,
    Severity Severity,
    EscalationStatus Status,
    OrganizationAnswer RaisingOrganization,
    DateTimeOffset RaisedAt,
    DateTimeOffset? NotifiedAt,
    DateTimeOffset? AcknowledgedAt,
    OwnerAnswer Owner,
    Guid? HandOverTo,
    DateTimeOffset? HandOverUntil,
    DateTimeOffset? ContactAt,
    DateTimeOffset? ResolvedAt,
    CrisisDisposition? Disposition,
    Guid? FollowsId,
    Guid? ParticipantId,
    DisclosureAnswer? Disclosure,
    string? Instruction,
    DateTimeOffset AnswerBy,
    DateTimeOffset? SignBy,
    bool IsDrill,
    bool IsScreened,
    string? PracticePerson,
    IReadOnlyList<WhereaboutsAnswer> Whereabouts)
{
    public bool IsWaiting => Status is EscalationStatus.Raised or EscalationStatus.Notified;

    public bool IsOpen => Status != EscalationStatus.Resolved;

    /// <summary>Somebody should have taken it before.</summary>
    public bool IsLate(DateTimeOffset now) => IsWaiting && AnswerBy < now;
}

/// <param name="SaySo">Whether a caller may say who they are.</param>
public sealed record WhereaboutsAnswer(
    DateTimeOffset At, string? Location, string? Phone, bool? SaySo, bool? SomeoneIsThere)
{
    public override string ToString() => nameof(WhereaboutsAnswer);
}

/// <summary>An escalation, as the organization that raised it sees it.</summary>
public sealed record RaisedAnswer(
    Guid Id,
    Guid ParticipantId,
    Severity Severity,
    EscalationStatus Status,
    DateTimeOffset RaisedAt,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? ContactAt,
    DateTimeOffset? ResolvedAt,
    Guid? CrisisTeamId);

public sealed record StoryAnswer(IReadOnlyList<LineAnswer> Items, IReadOnlyList<PagedAnswer> Pages);

/// <param name="Kind">As Crisis calls it.</param>
public sealed record LineAnswer(
    string Kind, DateTimeOffset At, Severity Severity, Guid? ActorId, Guid? OtherId, string? Text);

public sealed record PagedAnswer(string Purpose, Guid? PersonId, int? Tier, DateTimeOffset PagedAt);

public sealed record FollowUpAnswer(
    Guid Id, Guid EscalationId, int HoursAfter, string Status, Guid? OwnerId, DateTimeOffset PlannedFor);

public sealed record AlarmAnswer(
    Severity Severity,
    bool IsFollowUp,
    bool IsDrill,
    int MinutesSinceRaised,
    string? TeamName,
    string? TeamPhone,
    int Alarms);

/// <param name="Before">Where the next page begins; null after the last.</param>
public sealed record PeopleAnswer(IReadOnlyList<PersonAnswer> Participants, DateTimeOffset? Before);

public sealed record ColleagueAnswer(Guid Id, string? Name, bool Active);

/// <summary>Who works for the team, or has.</summary>
public sealed class Team(IReadOnlyList<ColleagueAnswer> people, Guid reader)
{
    public IEnumerable<ColleagueAnswer> Colleagues => people.Where(person => person.Active && person.Id != reader);

    public IEnumerable<ColleagueAnswer> Active => people.Where(person => person.Active);

    /// <param name="words">In the reader's language.</param>
    internal string NameOf(Guid id, CrisisWords words) => id == reader
        ? words.You
        : people.FirstOrDefault(person => person.Id == id)?.Name ?? words.SomebodyElse;
}
