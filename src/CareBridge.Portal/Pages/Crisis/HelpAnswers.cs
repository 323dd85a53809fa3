using CareBridge.Contracts.Crisis;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>What it takes to help whoever an escalation is about, as Crisis answers.</summary>
/// <param name="Missing">What could not be had at the moment.</param>
/// <param name="InEmergency">What is shown without consent.</param>
public sealed record HelpAnswer(
    HelpedAnswer? Person,
    IReadOnlyList<ScreenAnswer> Screens,
    IReadOnlyList<SafetyPlanAnswer> SafetyPlans,
    IReadOnlyList<PlaceAnswer> Nearby,
    IReadOnlyList<SafetyContactAnswer> Lifelines,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> InEmergency);

public sealed record HelpedAnswer(string? Name, string? Phone, WishesAnswer Contact)
{
    public override string ToString() => nameof(HelpedAnswer);
}

public sealed record WishesAnswer(
    string? Pronouns, string? Language, bool NeedsInterpreter, bool MayLeaveMessage)
{
    public override string ToString() => nameof(WishesAnswer);
}

/// <param name="Screen">The answers, by question.</param>
public sealed record ScreenAnswer(DateTimeOffset At, IReadOnlyDictionary<string, bool> Screen);

public sealed record SafetyPlanAnswer(DateTimeOffset ChangedAt, SafetyTextAnswer Plan);

public sealed record SafetyTextAnswer(
    IReadOnlyList<string>? Reasons,
    IReadOnlyList<string>? WarningSigns,
    IReadOnlyList<string>? Coping,
    IReadOnlyList<SafetyContactAnswer>? Distractions,
    IReadOnlyList<SafetyContactAnswer>? Helpers,
    IReadOnlyList<SafetyContactAnswer>? Professionals,
    IReadOnlyList<string>? Environment)
{
    public override string ToString() => nameof(SafetyTextAnswer);
}

public sealed record SafetyContactAnswer(string Name, string? Phone)
{
    public override string ToString() => nameof(SafetyContactAnswer);
}

public sealed record PlaceAnswer(string Name, string? Phone, string? Hours, string? Address, double? Kilometers);

public sealed record DrillAnswer(
    Guid Id, EscalationStatus Status, DateTimeOffset RaisedAt, long? SecondsToAcknowledge);
