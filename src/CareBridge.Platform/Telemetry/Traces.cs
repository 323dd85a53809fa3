using System.Diagnostics;

namespace CareBridge.Platform.Telemetry;

/// <summary>
/// Takes a trace across what waits in a store: a row keeps <see cref="Current"/>, and whoever takes it up goes on with
/// <see cref="Continue"/>.
/// </summary>
public static class Traces
{
    internal const string SourceName = "CareBridge";

    /// <summary>Of a column for <see cref="Current"/>, in characters.</summary>
    public const int ParentLength = 60;

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The W3C <c>traceparent</c> of what is under way; null when nothing is.</summary>
    public static string? Current =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>A span for what was left to be done later; null when nobody listens.</summary>
    /// <param name="parents">
    /// What is taken up together. The span belongs to the trace of the first and links to the others, as
    /// OpenTelemetry's conventions for messaging have it for batches.
    /// </param>
    public static Activity? Continue(string name, ActivityKind kind, params IEnumerable<string?> parents)
    {
        if (!Source.HasListeners()) return null;
        var contexts = parents.Distinct().Select(Parse).OfType<ActivityContext>().ToList();
        return contexts is [var first, .. var others]
            ? Source.StartActivity(name, kind, first, links: others.Select(other => new ActivityLink(other)))
            : Source.StartActivity(name, kind, default(ActivityContext));
    }

    private static ActivityContext? Parse(string? parent) =>
        ActivityContext.TryParse(parent, null, isRemote: true, out var context) ? context : null;
}
