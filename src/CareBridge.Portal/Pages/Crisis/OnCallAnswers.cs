namespace CareBridge.Portal.Pages.Crisis;

/// <param name="Plan">Null where the team has none, and everybody of it is paged.</param>
public sealed record OnCallAnswer(
    PlanAnswer? Plan,
    IReadOnlyList<ShiftAnswer> Now,
    IReadOnlyList<ShiftAnswer> Next,
    IReadOnlyList<ShiftAnswer> Gaps,
    IReadOnlyList<OverrideAnswer> Overrides,
    IReadOnlyList<AbsenceAnswer> Absences);

/// <param name="Tier">From 1.</param>
public sealed record ShiftAnswer(int Tier, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<Guid> Persons);

public sealed record OverrideAnswer(Guid Id, int Tier, Guid PersonId, DateTimeOffset From, DateTimeOffset Until);

public sealed record AbsenceAnswer(Guid Id, Guid PersonId, DateTimeOffset From, DateTimeOffset Until);

public sealed record FeedAnswer(Guid Id, bool OnlyMine, DateTimeOffset MadeAt, DateTimeOffset? RevokedAt);

/// <param name="Url">Shown this once.</param>
public sealed record MadeFeedAnswer(Guid Id, bool OnlyMine, string Url);

public sealed record PlanAnswer(long Version, string TimeZone, IReadOnlyList<TierAnswer> Tiers, WaitsAnswer Waits);

/// <param name="Members">Where there is no rotation.</param>
/// <param name="Minimum">How many are to be on call at any time.</param>
public sealed record TierAnswer(RotationAnswer? Rotation, IReadOnlyList<Guid>? Members, int Minimum);

public sealed record RotationAnswer(IReadOnlyList<Guid> Members, DateOnly StartsOn, TimeOnly HandOffAt, int Days);

/// <summary>In minutes, tier by tier.</summary>
public sealed record WaitsAnswer(
    IReadOnlyList<int> High, IReadOnlyList<int> Moderate, IReadOnlyList<int> Low, int AlarmAgain);
