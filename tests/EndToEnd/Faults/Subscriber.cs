using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CareBridge.Testing;

namespace CareBridge.EndToEnd.Faults;

/// <summary>A clinic's endpoint that is told of check-ins.</summary>
internal sealed class Subscriber(Ehr ehr, Receiver receiver)
{
    private const string Backport = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>By their numbers; the same number told twice is the same event.</summary>
    public IReadOnlyList<(int Number, string Focus)> Told =>
    [
        .. (from received in receiver.At("hook")
            from parameter in JsonNode.Parse(received.Body)!["entry"]![0]!["resource"]!["parameter"]!.AsArray()
            where (string?)parameter!["name"] == "notification-event"
            let parts = parameter!["part"]!.AsArray()
            select (
                int.Parse((string)Part(parts, "event-number")!["valueString"]!, null),
                Local((string?)Part(parts, "focus")?["valueReference"]?["reference"]))).Distinct(),
    ];

    public async Task SubscribeAsync()
    {
        var subscription = JsonNode.Parse($$"""
            {
              "resourceType": "Subscription", "status": "requested", "reason": "To know",
              "criteria": "https://carebridge.example/fhir/SubscriptionTopic/aftercare-updated",
              "_criteria": { "extension": [{
                "url": "{{Backport}}backport-filter-criteria", "valueString": "Observation?code=check-in" }] },
              "channel": {
                "type": "rest-hook", "endpoint": "{{receiver.Address("hook")}}", "payload": "application/fhir+json",
                "_payload": { "extension": [{ "url": "{{Backport}}backport-payload-content", "valueCode": "id-only" }] }
              }
            }
            """)!;
        var (_, said) = await ehr.InsistAsync(
            () => new HttpRequestMessage(HttpMethod.Post, ehr.Address("Subscription"))
            {
                Content = new StringContent(subscription.ToJsonString(), Encoding.UTF8, "application/fhir+json"),
            },
            HttpStatusCode.Created);
        var id = (string)JsonNode.Parse(said)!["id"]!;
        await Eventually.IsAsync(
            "active",
            async () => (string?)JsonNode.Parse((await ehr.InsistAsync(
                () => new HttpRequestMessage(HttpMethod.Get, ehr.Address($"Subscription/{id}")),
                HttpStatusCode.OK)).Said)!["status"],
            Patience);
    }

    /// <summary>Without the server's address.</summary>
    private static string Local(string? reference) =>
        reference is null ? "" : string.Join('/', reference.Split('/')[^2..]);

    private static JsonNode? Part(JsonArray parts, string name) =>
        parts.SingleOrDefault(part => (string?)part!["name"] == name);
}
