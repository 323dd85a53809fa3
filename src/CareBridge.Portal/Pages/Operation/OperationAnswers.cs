namespace CareBridge.Portal.Pages.Operation;

/// <summary>What the pages about the machinery read; codes are as the API writes them.</summary>
public sealed record OperationAnswer(
    string Service,
    string Version,
    DateTimeOffset Since,
    TransportAnswer Transport,
    StoreAnswer Store,
    BacklogAnswer? Outbox,
    int? HandledLastHour,
    int? Failures,
    IReadOnlyList<QueueAnswer> Queues,
    IReadOnlyList<TimerAnswer>? Timers,
    IReadOnlyList<ProjectionAnswer>? Projections)
{
    /// <summary>What the transport takes is gone within seconds.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(1);

    public int Due => Timers?.Sum(timer => timer.Due) ?? 0;

    /// <summary>Nothing is to be looked into.</summary>
    public bool IsWell(DateTimeOffset now) => Store.Answers && Transport.Answers && Failures == 0
        && !(Outbox?.Oldest < now - LongWait)
        && Timers?.Any(timer => timer.Oldest < now - LongWait) != true;
}

public sealed record TransportAnswer(string Kind, bool Answers);

public sealed record StoreAnswer(bool Answers, double? Milliseconds, double? AheadMilliseconds);

public sealed record BacklogAnswer(int Waiting, DateTimeOffset? Oldest);

/// <param name="Waiting">Null where the transport does not tell.</param>
public sealed record QueueAnswer(string Name, string Contract, long? Waiting, long? Consumers);

public sealed record TimerAnswer(string Name, int Waiting, int Due, DateTimeOffset? Oldest);

/// <param name="Latest">Null when it was never made anew.</param>
public sealed record ProjectionAnswer(string Name, RebuildAnswer? Latest);

public sealed record RebuildAnswer(Guid Id, string Status, int Done, int Total, DateTimeOffset? EndedAt)
{
    public bool IsRunning => Status == "running";

    public bool HasFailed => Status == "failed";
}

public sealed record FailureAnswer(
    Guid Id,
    string Status,
    string Reaction,
    string Contract,
    Guid MessageId,
    FaultAnswer Reason,
    DateTimeOffset FailedAt,
    int Times,
    IReadOnlyList<FailureActAnswer> Acts)
{
    public bool MayBeReplayed => Status is "waiting" or "sent";

    public bool MayBeDiscarded => Status is "waiting" or "sent";
}

public sealed record FaultAnswer(string Fault, string? Detail, string? Place);

public sealed record FailureActAnswer(string Status, Guid By, DateTimeOffset At, string? Reason);
