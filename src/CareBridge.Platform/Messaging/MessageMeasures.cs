using System.Diagnostics.Metrics;
using CareBridge.Platform.Telemetry;

namespace CareBridge.Platform.Messaging;

internal static class MessageMeasures
{
    public const string Reaction = "carebridge.reaction";

    private static readonly Histogram<double> Delay = Measures.Duration(
        "carebridge.message.delay", "From a message's save to the save of what a reaction made of it.");

    public static Counter<long> Retries { get; } = Measures.Count(
        "carebridge.message.retries", "{retry}", "Tries of a reaction after one that failed.");

    public static Counter<long> Failures { get; } = Measures.Count(
        "carebridge.message.failures", "{message}", "Messages that a reaction gave up.");

    /// <summary>What came without an id is not measured.</summary>
    public static void Handled(string reaction, Guid messageId, DateTimeOffset at)
    {
        if (MessageIds.SavedAt(messageId) is { } saved) Delay.Record(at - saved, Reaction, reaction);
    }
}
