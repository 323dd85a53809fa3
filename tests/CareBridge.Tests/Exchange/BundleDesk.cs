using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareBridge.Tests.Exchange;

/// <summary>Bundles as an EHR would post them.</summary>
internal static class BundleDesk
{
    public const string Numbers = "https://clinic.example/orders";

    private const string RequestUrl = "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001";

    public static JsonObject Batch(params JsonNode[] entries) => Bundle("batch", entries);

    public static JsonObject Transaction(params JsonNode[] entries) => Bundle("transaction", entries);

    public static JsonObject Entry(string method, string url, JsonNode? resource = null)
    {
        var entry = new JsonObject { ["request"] = new JsonObject { ["method"] = method, ["url"] = url } };
        if (resource is not null) entry["resource"] = resource;
        return entry;
    }

    public static JsonObject Get(string url) => Entry("GET", url);

    public static JsonObject Given(this JsonObject entry, string condition, string value)
    {
        entry["request"]![condition] = value;
        return entry;
    }

    /// <summary>A referral, as its two entries: the Task's comes first, which makes no difference.</summary>
    /// <param name="number">The clinic's own name for it.</param>
    public static JsonNode[] Referral(Guid participant, Guid receiver, string? number = null)
    {
        var request = Entry("POST", "ServiceRequest", Request(participant, receiver, number));
        request["fullUrl"] = RequestUrl;
        var task = Entry("POST", "Task", Task(participant, receiver));
        task["fullUrl"] = "urn:uuid:0a1b2c3d-0000-4000-8000-000000000002";
        return [task, request];
    }

    public static JsonObject Request(Guid participant, Guid receiver, string? number = null)
    {
        var request = JsonNode.Parse($$"""
            {
              "resourceType": "ServiceRequest",
              "status": "active",
              "intent": "order",
              "priority": "urgent",
              "code": { "coding": [{
                "system": "https://carebridge.example/fhir/CodeSystem/referral-service", "code": "peer-support" }] },
              "subject": { "reference": "Patient/{{participant}}" },
              "authoredOn": "2026-11-20T12:00:00Z",
              "performer": [{ "reference": "Organization/{{receiver}}" }]
            }
            """)!.AsObject();
        if (number is not null)
            request["identifier"] = new JsonArray(new JsonObject { ["system"] = Numbers, ["value"] = number });
        return request;
    }

    public static JsonObject Task(Guid participant, Guid receiver) => JsonNode.Parse($$"""
        {
          "resourceType": "Task",
          "status": "requested",
          "intent": "order",
          "code": { "coding": [{ "system": "http://hl7.org/fhir/CodeSystem/task-code", "code": "fulfill" }] },
          "focus": { "reference": "{{RequestUrl}}" },
          "for": { "reference": "Patient/{{participant}}" },
          "owner": { "reference": "Organization/{{receiver}}" }
        }
        """)!.AsObject();

    public static async Task<HttpResponseMessage> CarryOutAsync(
        this HttpClient client, JsonNode bundle, string? key = null, string? prefer = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/fhir") { Content = FilingDesk.Body(bundle) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (prefer is not null) request.Headers.Add("Prefer", prefer);
        return await client.SendAsync(request);
    }

    /// <summary>What became of the entries.</summary>
    public static async Task<List<JsonElement>> EntriesAsync(this Task<HttpResponseMessage> answering)
    {
        var answer = await answering;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var bundle = await answer.JsonAsync();
        Assert.EndsWith("-response", bundle.Text("type"));
        return bundle.TryGetProperty("entry", out var entries) ? [.. entries.EnumerateArray()] : [];
    }

    public static string? Status(this JsonElement entry) => entry.Text("response", "status");

    /// <summary>Of what the entry has made.</summary>
    public static Guid MadeId(this JsonElement entry) =>
        Guid.Parse(new Uri(entry.Text("response", "location")!).AbsolutePath.Split('/')[3]);

    /// <summary>The one issue of an entry that was refused.</summary>
    public static JsonElement Issue(this JsonElement entry) =>
        Assert.Single(entry.GetProperty("response").GetProperty("outcome").GetProperty("issue").EnumerateArray());

    private static JsonObject Bundle(string type, JsonNode[] entries) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = type,
        ["entry"] = new JsonArray([.. entries]),
    };
}
