using System.Text;
using System.Text.Json.Nodes;
using CareBridge.Testing;
using CareBridge.Testing.Telemetry;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CareBridge.EndToEnd.Seeing;

/// <summary>What an operator sees of what somebody did, and that nobody is named in it.</summary>
[Collection(WatchedCollection.Name)]
public sealed class OneTraceTests(WatchedNetwork network)
{
    private const string Backport = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task From_a_click_through_the_broker_to_the_clinics_read_it_is_one_trace()
    {
        await SubscribeAsync();
        await CheckInAsync();
        var told = await ToldAsync();
        await ReadAsync(told.Focus, told.TraceParent);

        var traceId = told.TraceParent.Split('-')[1];
        // Each process sends what it has every few seconds.
        await Eventually.SucceedsAsync(
            () =>
            {
                AssertWhole([.. network.Telemetry.Spans.Where(span => span.TraceId == traceId)]);
                return Task.CompletedTask;
            },
            Patience);
    }

    private static void AssertWhole(List<Span> trace)
    {
        var click = Assert.Single(trace, span => span.ParentId == "");
        Assert.Equal(("carebridge-portal", SpanKind.Server), (click.Service, click.Kind));
        Assert.StartsWith("POST /people/", click.Name, StringComparison.Ordinal);
        AssertFollow(
            trace,
            span => span == click,
            span => span is { Service: "carebridge-aftercare", Kind: SpanKind.Server },
            span => span is { Service: "carebridge-aftercare", Name: "outbox publish" },
            span => span is { Service: "carebridge-aftercare", Scope: "MassTransit", Kind: SpanKind.Producer },
            span => span is { Service: "carebridge-exchange", Scope: "MassTransit", Kind: SpanKind.Consumer },
            span => span is { Service: "carebridge-exchange", Name: "notification send" },
            span => span is { Service: "carebridge-exchange", Scope: "System.Net.Http" },
            span => span is { Service: "carebridge-exchange", Kind: SpanKind.Server }
                && span.Name.StartsWith("GET /fhir/", StringComparison.Ordinal),
            span => span is { Service: "carebridge-consent", Kind: SpanKind.Server });
    }

    /// <summary>Each of them is an ancestor of one that is the next.</summary>
    private static void AssertFollow(List<Span> trace, params Predicate<Span>[] stations)
    {
        var byId = trace.ToDictionary(span => span.Id);
        var reached = trace.FindAll(stations[0]);
        for (var next = 1; next < stations.Length; next++)
        {
            var from = reached.Select(span => span.Id).ToHashSet();
            reached = trace.FindAll(span => stations[next](span) && Ancestors(span).Any(from.Contains));
            Assert.True(reached.Count > 0, $"Nothing leads to station {next}:\n{string.Join('\n', trace)}");
        }

        IEnumerable<string> Ancestors(Span span)
        {
            for (var one = byId.GetValueOrDefault(span.ParentId); one is not null;
                one = byId.GetValueOrDefault(one.ParentId))
            {
                yield return one.Id;
            }
        }
    }

    private async Task CheckInAsync()
    {
        var page = await network.BrowseAsync(network.Participant.Specialist);
        await page.GotoAsync($"/people/{network.Participant.Id}/check-in");
        await page.GetByLabel("Mood").SelectOptionAsync("6");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the check-in" }).ClickAsync();
        await Expect(page.GetByText("Mood: 6").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private async Task<(string Focus, string TraceParent)> ToldAsync()
    {
        await Eventually.IsAsync(() => network.Clinic.At("hook").Any(one => Focus(one) is not null), Patience);
        var told = network.Clinic.At("hook").First(one => Focus(one) is not null);
        return (Focus(told)!, told.Headers["traceparent"]);
    }

    private static string? Focus(Received received) =>
        (from happened in JsonNode.Parse(received.Body)!["entry"]![0]!["resource"]!["parameter"]!.AsArray()
         where (string?)happened!["name"] == "notification-event"
         from part in happened!["part"]!.AsArray()
         where (string?)part!["name"] == "focus"
         select (string)part!["valueReference"]!["reference"]!).FirstOrDefault();

    /// <summary>As a system that goes on with the trace it was notified in.</summary>
    private async Task ReadAsync(string address, string traceParent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("traceparent", traceParent);
        using var answer = await network.Ehr.SendAsync(request, CancellationToken.None);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private async Task SubscribeAsync()
    {
        var subscription = $$"""
            {
              "resourceType": "Subscription", "status": "requested", "reason": "To know",
              "criteria": "https://carebridge.example/fhir/SubscriptionTopic/aftercare-updated",
              "_criteria": { "extension": [{
                "url": "{{Backport}}backport-filter-criteria", "valueString": "Observation?code=check-in" }] },
              "channel": {
                "type": "rest-hook", "endpoint": "{{network.Clinic.Address("hook")}}",
                "payload": "application/fhir+json",
                "_payload": { "extension": [{ "url": "{{Backport}}backport-payload-content", "valueCode": "id-only" }] }
              }
            }
            """;
        using var request = new HttpRequestMessage(HttpMethod.Post, "Subscription")
        {
            Content = new StringContent(subscription, Encoding.UTF8, "application/fhir+json"),
        };
        using var answer = await network.Ehr.SendAsync(request, CancellationToken.None);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await Eventually.IsAsync(() => network.Clinic.At("hook").Count > 0, Patience);
    }
}

[CollectionDefinition(Name)]
public sealed class WatchedCollection : ICollectionFixture<WatchedNetwork>
{
    public const string Name = "watched";
}
