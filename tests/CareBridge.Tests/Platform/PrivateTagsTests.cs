using System.Diagnostics;
using CareBridge.Platform.Telemetry;

namespace CareBridge.Tests.Platform;

public sealed class PrivateTagsTests
{
    [Fact]
    public void A_span_leaves_without_anything_that_could_name_a_person()
    {
        using var span = new Activity("GET /fhir/{type}").Start();
        span.SetTag("http.route", "/fhir/{type}").SetTag("http.response.status_code", 500);
        foreach (var name in new[]
        {
            "url.full", "url.path", "url.query", "http.url", "http.target", "user_agent.original", "client.address",
            "db.statement", "db.query.text", "exception.message", "exception.stacktrace",
        })
        {
            span.SetTag(name, "Lovelace");
        }
        span.SetTag("error.type", "23505");
        span.AddException(new InvalidOperationException("Key (family)=(Lovelace) already exists."));
        span.AddEvent(new ActivityEvent("exception", tags: new() { ["exception.message"] = "Lovelace" }));
        span.SetStatus(ActivityStatusCode.Error, "Key (family)=(Lovelace) already exists.");
        span.Stop();

        new PrivateTags().OnEnd(span);

        Assert.Equal(
            ["error.type", "http.response.status_code", "http.route"], span.TagObjects.Select(tag => tag.Key).Order());
        Assert.Empty(span.Events);
        Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription));
    }

    [Fact]
    public void A_span_without_events_stays_as_it_is()
    {
        using var span = new Activity("outbox publish").Start();
        span.ActivityTraceFlags |= ActivityTraceFlags.Recorded;
        span.SetStatus(ActivityStatusCode.Ok);
        span.Stop();

        new PrivateTags().OnEnd(span);

        Assert.Equal((ActivityStatusCode.Ok, true), (span.Status, span.Recorded));
    }
}
