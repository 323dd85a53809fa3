using CareBridge.Contracts;

namespace CareBridge.Crisis.Domain.Learning;

/// <summary>
/// What a team makes of an escalation when it is over. The last version counts; none is ever changed.
/// </summary>
internal sealed class AfterAction
{
    /// <summary>Of its author's choice.</summary>
    public required Guid Id { get; init; }

    public required Guid EscalationId { get; init; }

    /// <summary>Whose words they are: another team that gets the escalation later does not read them.</summary>
    public required Guid TeamId { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    public required Guid WrittenBy { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why the target was missed, when the team knows better than the record.</summary>
    public required MissedCause? Cause { get; init; }

    /// <summary>Sealed <see cref="AfterActionWords"/>.</summary>
    public required SealedContent Words { get; init; }
}

/// <summary>Rests sealed only.</summary>
internal sealed record AfterActionWords(string? WentWell, string? ToChange)
{
    public const int Length = 4000;
}
