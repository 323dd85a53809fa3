namespace CareBridge.Contracts.Aftercare;

/// <summary>What an aftercare plan says. Travels and rests sealed only.</summary>
public sealed record PlanText
{
    public const int TitleLength = 200;
    public const int LongLength = 4000;
    public const int GoalLength = 500;

    /// <summary>Of goals, and of notes.</summary>
    public const int MostTexts = 20;

    public const int MostSteps = 100;

    public required string Title { get; init; }

    public string? Description { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public IReadOnlyList<string> Goals { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<PlanStep> Steps { get; init; } = [];

    public IReadOnlyList<ForeignConcept> Categories { get; init; } = [];

    public ForeignIdentifier? Identifier { get; init; }

    /// <summary>When it was drawn up, if its author says so.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>Something concrete to be done.</summary>
public sealed record PlanStep
{
    public const int DescriptionLength = 1000;

    /// <summary>Null where <see cref="Concept"/> says it.</summary>
    public string? Description { get; init; }

    public ForeignConcept? Concept { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? DueOn { get; init; }

    /// <summary>Null where nobody has said.</summary>
    public StepOwner? Owner { get; init; }

    /// <summary>Of a step whose owner is staff: who, if that is said.</summary>
    public Guid? OwnerId { get; init; }
}
