using System.Diagnostics;
using System.Reflection;
using OpenTelemetry;

namespace CareBridge.Platform.Telemetry;

/// <summary>
/// Takes out of every span what could name a person: addresses with their queries (a FHIR search may carry an
/// identifier or a birth date), statements, and what exceptions say (a database quotes the row it refuses). Route
/// templates, status codes and types of errors stay.
/// </summary>
internal sealed class PrivateTags : BaseProcessor<Activity>
{
    private static readonly string[] Tags =
    [
        "url.full", "url.path", "url.query", "http.url", "http.target", "user_agent.original", "client.address",
        "db.statement", "db.query.text", "exception.message", "exception.stacktrace",
    ];

    /// <summary>An activity has no way to take an event back.</summary>
    private static readonly FieldInfo? Events =
        typeof(Activity).GetField("_events", BindingFlags.NonPublic | BindingFlags.Instance);

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Tags) data.SetTag(tag, null);
        // The description is what the exception said.
        data.SetStatus(data.Status);
        if (!data.Events.Any()) return;

        Events?.SetValue(data, null);
        // A runtime that keeps them elsewhere: rather no span than a name.
        if (data.Events.Any()) data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
