using System.Text.Json.Nodes;

namespace CareBridge.Tests.Exchange;

/// <summary>What a clinic's system writes into aftercare, as an EHR would.</summary>
internal sealed class WritingClient(ExchangeWorld world)
{
    public static readonly byte[] File = [.. "%PDF-1.7 Discharge summary"u8];

    public HttpClient Client { get; init; } = world.ClinicClient;

    public static JsonObject Plan(Guid participant) => JsonNode.Parse($$"""
        {
          "resourceType": "CarePlan",
          "status": "active",
          "intent": "plan",
          "category": [{ "coding": [{
            "system": "http://hl7.org/fhir/us/core/CodeSystem/careplan-category", "code": "assess-plan" }] }],
          "title": "Staying well",
          "description": "The first three months.",
          "subject": { "reference": "Patient/{{participant}}" },
          "period": { "start": "2026-11-20", "end": "2027-02-20" },
          "created": "2026-11-19T15:00:00Z",
          "goal": [{ "display": "A home of her own" }],
          "activity": [
            { "detail": {
                "code": { "coding": [{ "system": "http://snomed.info/sct", "code": "385763009", "display": "x" }] },
                "status": "not-started",
                "scheduledPeriod": { "end": "2026-11-27" },
                "description": "Visit three groups" } },
            { "detail": { "status": "scheduled", "description": "Call Sam" } }
          ],
          "note": [{ "text": "Prefers mornings." }]
        }
        """)!.AsObject();

    public static JsonObject Document(Guid participant) => JsonNode.Parse($$"""
        {
          "resourceType": "DocumentReference",
          "status": "current",
          "docStatus": "final",
          "type": { "coding": [{ "system": "http://loinc.org", "code": "18842-5" }] },
          "subject": { "reference": "Patient/{{participant}}" },
          "date": "2026-11-19T10:00:00-05:00",
          "description": "On leaving",
          "content": [{ "attachment": {
            "contentType": "application/pdf", "language": "en", "title": "Discharge summary",
            "data": "{{Convert.ToBase64String(File)}}" } }]
        }
        """)!.AsObject();

    public static JsonObject Communication(Guid participant, Guid recipient) => JsonNode.Parse($$"""
        {
          "resourceType": "Communication",
          "status": "completed",
          "category": [{ "coding": [{
            "system": "https://carebridge.example/fhir/CodeSystem/disclosure-category", "code": "aftercare-plan" }] }],
          "subject": { "reference": "Patient/{{participant}}" },
          "sent": "2026-11-19T15:00:00Z",
          "recipient": [{ "reference": "Organization/{{recipient}}" }],
          "payload": [{ "contentString": "She leaves on Friday." }, { "contentString": "Please call her." }]
        }
        """)!.AsObject();

    public static JsonObject Named(JsonObject resource, string value)
    {
        resource["identifier"] = new JsonArray(new JsonObject { ["system"] = "urn:clinic", ["value"] = value });
        return resource;
    }

    public async Task<HttpResponseMessage> PostAsync(
        JsonNode resource, string? ifNoneExist = null, string? prefer = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/fhir/{resource["resourceType"]}")
        {
            Content = FilingDesk.Body(resource),
        };
        if (ifNoneExist is not null) request.Headers.Add("If-None-Exist", ifNoneExist);
        if (prefer is not null) request.Headers.Add("Prefer", prefer);
        return await Client.SendAsync(request);
    }

    public async Task<HttpResponseMessage> PutAsync(Guid id, JsonNode resource, string? ifMatch = null)
    {
        resource["id"] = id.ToString();
        var request = new HttpRequestMessage(HttpMethod.Put, $"/fhir/{resource["resourceType"]}/{id}")
        {
            Content = FilingDesk.Body(resource),
        };
        if (ifMatch is not null) request.Headers.Add("If-Match", ifMatch);
        return await Client.SendAsync(request);
    }

    public async Task<JsonObject> ReadAsync(string address)
    {
        var answer = await Client.GetAsync($"/fhir/{address}");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    /// <summary>Whether all that was written is there as it was written.</summary>
    public static void Holds(JsonObject written, JsonObject read)
    {
        foreach (var (name, value) in written.Where(member => member.Key is not ("id" or "meta" or "text")))
            Assert.Equal(value?.ToJsonString(), read[name]?.ToJsonString());
    }
}
