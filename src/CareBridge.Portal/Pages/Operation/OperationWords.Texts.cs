namespace CareBridge.Portal.Pages.Operation;

internal sealed partial record OperationWords
{
    public required string Operation { get; init; }

    public required string OperationAbout { get; init; }

    public required string Silent { get; init; }

    public required string IsWell { get; init; }

    public required string NeedsLook { get; init; }

    public required string Release { get; init; }

    /// <summary>Before a time.</summary>
    public required string RunsSince { get; init; }

    public required string Store { get; init; }

    public required string StoreSilent { get; init; }

    /// <summary>Before a number of milliseconds.</summary>
    public required string ClockAhead { get; init; }

    public required string TransportName { get; init; }

    public required string TransportSilent { get; init; }

    public required string Outbox { get; init; }

    /// <summary>Before an age.</summary>
    public required string Oldest { get; init; }

    public required string Handled { get; init; }

    public required string Failed { get; init; }

    public required string Overdue { get; init; }

    public required string Details { get; init; }

    public required string Queues { get; init; }

    public required string QueuesAbout { get; init; }

    public required string QueuesInProcess { get; init; }

    public required string Queue { get; init; }

    public required string Message { get; init; }

    public required string Waiting { get; init; }

    public required string Consumers { get; init; }

    public required string Timers { get; init; }

    public required string TimersAbout { get; init; }

    public required string NoTimers { get; init; }

    public required string Timer { get; init; }

    public required string Due { get; init; }

    public required string DueSince { get; init; }

    public required string Projections { get; init; }

    public required string ProjectionsAbout { get; init; }

    public required string NoProjections { get; init; }

    /// <summary>Of a service that messages come to.</summary>
    public required string LearntAbout { get; init; }

    public required string Rebuild { get; init; }

    public required string NeverRebuilt { get; init; }

    public required string RebuildFailed { get; init; }

    /// <summary>Before how much is done.</summary>
    public required string Running { get; init; }

    /// <summary>Before a time.</summary>
    public required string RebuiltAt { get; init; }

    public required string AlreadyRunning { get; init; }

    public required string FailuresAbout { get; init; }

    public required string NoFailures { get; init; }

    public required string ReplayAll { get; init; }

    public required string ReplayAllAbout { get; init; }

    public required string Replay { get; init; }

    public required string Discard { get; init; }

    public required string DiscardAbout { get; init; }

    public required string Reason { get; init; }

    public required string FailedAt { get; init; }

    /// <summary>After a number.</summary>
    public required string Times { get; init; }

    public required string Fault { get; init; }

    public required string Place { get; init; }

    public required string MessageId { get; init; }

    public required string You { get; init; }

    public required string AnotherAdministrator { get; init; }

    public required string Unreadable { get; init; }

    public required string SettledMeanwhile { get; init; }

    public required string BackToOverview { get; init; }

    public required string Milliseconds { get; init; }

    /// <summary>Of what the API calls by a code.</summary>
    public required IReadOnlyDictionary<string, string> Codes { get; init; }
}
