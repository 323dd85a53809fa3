namespace CareBridge.Contracts.Crisis;

/// <summary>
/// A safety plan in the steps of Stanley and Brown, in the person's own words. Travels and rests sealed only.
/// </summary>
public sealed record SafetyPlanText
{
    public const int LineLength = 500;
    public const int MostLines = 20;

    /// <summary>Step 1: what tells them that a crisis may be coming.</summary>
    public IReadOnlyList<string> WarningSigns { get; init; } = [];

    /// <summary>Step 2: what they can do by themself, without calling anybody.</summary>
    public IReadOnlyList<string> Coping { get; init; } = [];

    /// <summary>Step 3: people and places that take their mind off it.</summary>
    public IReadOnlyList<SafetyContact> Distractions { get; init; } = [];

    /// <summary>Step 4: people whom they can ask for help.</summary>
    public IReadOnlyList<SafetyContact> Helpers { get; init; } = [];

    /// <summary>Step 5: professionals and agencies to call, beside <see cref="Lifelines"/>.</summary>
    public IReadOnlyList<SafetyContact> Professionals { get; init; } = [];

    /// <summary>Step 6: what makes the place where they are safer.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>What matters most to them, and is worth living for.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>In every plan, whatever else is.</summary>
    public static IReadOnlyList<SafetyContact> Lifelines { get; } =
        [new("988 Suicide and Crisis Lifeline", "988"), new("Emergency services", "911")];

    public bool IsSame(SafetyPlanText other) =>
        WarningSigns.SequenceEqual(other.WarningSigns)
        && Coping.SequenceEqual(other.Coping)
        && Distractions.SequenceEqual(other.Distractions)
        && Helpers.SequenceEqual(other.Helpers)
        && Professionals.SequenceEqual(other.Professionals)
        && Environment.SequenceEqual(other.Environment)
        && Reasons.SequenceEqual(other.Reasons);
}

/// <summary>Somebody to call, or somewhere to go.</summary>
public sealed record SafetyContact(string Name, string? Phone)
{
    public const int NameLength = 200;
    public const int PhoneLength = 60;
}
