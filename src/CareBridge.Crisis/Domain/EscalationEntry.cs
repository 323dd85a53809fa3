using CareBridge.Contracts;
using CareBridge.Contracts.Crisis;

namespace CareBridge.Crisis.Domain;

internal enum EntryKind
{
    Raised,
    Routed,
    Notified,
    Repeated,

    /// <summary>A responder has asked the screener's questions.</summary>
    Screened,
    SeverityRaised,
    Acknowledged,
    HandOverOffered,
    HandOverAccepted,
    HandOverDeclined,
    HandOverWithdrawn,
    HandOverExpired,

    /// <summary>Whoever had it works there no more; the team has it again.</summary>
    Returned,

    /// <summary>Nothing was heard in time of whoever had it; the team has it again.</summary>
    ContactMissed,
    ContactMade,
    Noted,
    Resolved,
}

/// <summary>A line of an escalation's story. Written with its version, and never changed.</summary>
internal sealed class EscalationEntry
{
    public const int TextLength = 4000;

    public required Guid EscalationId { get; init; }

    public required long Version { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>Null where time or news did it.</summary>
    public required Guid? ActorId { get; init; }

    /// <summary>As what the actor raised it; null of what is no report.</summary>
    public required RaiserKind? RaisedAs { get; init; }

    /// <summary>The actor is whom it is about: their id is to be told to those alone who may know that.</summary>
    public bool IsByParticipant => RaisedAs is RaiserKind.Participant or RaiserKind.EarlyWarning;

    /// <summary>For whom the actor did it, and whose the words are.</summary>
    public required Guid? OrganizationId { get; init; }

    public required EscalationStatus Status { get; init; }

    public required Severity Severity { get; init; }

    public required Guid? CrisisTeamId { get; init; }

    /// <summary>The responder who has it from then on; null is the team.</summary>
    public required Guid? OwnerId { get; init; }

    /// <summary>Who was asked to take it over, or had it before.</summary>
    public required Guid? OtherId { get; init; }

    /// <summary>The report or note that it is.</summary>
    public required Guid? SourceId { get; init; }

    /// <summary>What the actor has written down.</summary>
    public required SealedContent? Text { get; init; }

    public required DateTimeOffset At { get; init; }
}
