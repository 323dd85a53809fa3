namespace CareBridge.Platform.Operation;

/// <summary>How a service stands: its machinery, and nothing of anybody.</summary>
internal sealed record OperationView
{
    public required string Service { get; init; }

    /// <summary>Of the program.</summary>
    public required string Version { get; init; }

    /// <summary>When the process that answers began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>By the clock of the process that answers.</summary>
    public required DateTimeOffset Now { get; init; }

    public required TransportView Transport { get; init; }

    public required StoreView Store { get; init; }

    /// <summary>Messages of the service that the transport has not taken.</summary>
    public BacklogView? Outbox { get; init; }

    /// <summary>How many messages it has handled in the last hour.</summary>
    public int? HandledLastHour { get; init; }

    /// <summary>How many messages could not be handled and wait for somebody to decide.</summary>
    public int? Failures { get; init; }

    public required IReadOnlyList<QueueView> Queues { get; init; }

    public IReadOnlyList<TimerView>? Timers { get; init; }

    public IReadOnlyList<ProjectionView>? Projections { get; init; }
}

/// <param name="Kind">The transport between processes, or the one within this one.</param>
internal sealed record TransportView(Messaging.Transport Kind, bool Answers);

/// <param name="Milliseconds">How long it took to answer.</param>
/// <param name="AheadMilliseconds">How much its clock is ahead of the process's.</param>
internal sealed record StoreView(bool Answers, double? Milliseconds, double? AheadMilliseconds);

/// <param name="Oldest">Null when there is none.</param>
internal sealed record BacklogView(int Waiting, DateTimeOffset? Oldest);

/// <param name="Contract">Of the messages that come to it.</param>
/// <param name="Waiting">Null where the transport does not tell: within a process they wait in the outboxes.</param>
/// <param name="Consumers">Of all instances.</param>
internal sealed record QueueView(string Name, string Contract, long? Waiting, long? Consumers);

/// <param name="Waiting">That are due now or later.</param>
/// <param name="Oldest">The one that has been due longest.</param>
internal sealed record TimerView(string Name, int Waiting, int Due, DateTimeOffset? Oldest);

/// <param name="Latest">Null when it was never made anew.</param>
internal sealed record ProjectionView(string Name, RebuildView? Latest);

/// <param name="Total">What there was when it began.</param>
internal sealed record RebuildView(
    Guid Id,
    string Projection,
    RebuildStatus Status,
    int Done,
    int Total,
    Guid AskedBy,
    DateTimeOffset AskedAt,
    DateTimeOffset? EndedAt)
{
    public static RebuildView Of(Rebuild rebuild) => new(
        rebuild.Id, rebuild.Projection, rebuild.Status, rebuild.Done, rebuild.Total, rebuild.AskedBy,
        rebuild.AskedAt, rebuild.EndedAt);
}
