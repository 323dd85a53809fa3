using System.Diagnostics;
using OpenTelemetry;

namespace CareBridge.Platform.Telemetry;

/// <summary>
/// Takes out of every span what could name a person: addresses with their queries (a FHIR search may carry an
/// identifier or a birth date), statements and messages of exceptions. Route templates and status codes stay.
/// </summary>
internal sealed class PrivateTags : BaseProcessor<Activity>
{
    private static readonly string[] Tags =
    [
        "url.full", "url.path", "url.query", "http.url", "http.target", "user_agent.original", "client.address",
        "db.statement", "db.query.text", "exception.message", "exception.stacktrace",
    ];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Tags) data.SetTag(tag, null);
    }
}
