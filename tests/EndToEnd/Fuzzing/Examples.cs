using System.Text.Json.Nodes;

namespace CareBridge.EndToEnd.Fuzzing;

/// <summary>Well-formed resources of the types that clients write.</summary>
internal static class Examples
{
    public static IEnumerable<JsonObject> Of(Guid patient, Guid organization)
    {
        var about = $$"""{ "reference": "Patient/{{patient}}" }""";
        var party = $$"""{ "reference": "Organization/{{organization}}" }""";
        yield return Read($$"""
            {
              "resourceType": "CarePlan", "status": "active", "intent": "plan", "title": "Staying well",
              "identifier": [{ "system": "urn:clinic", "value": "1" }], "subject": {{about}},
              "period": { "start": "2026-11-20", "end": "2027-02-20" }, "goal": [{ "display": "A home" }],
              "activity": [{ "detail": { "status": "scheduled", "description": "Call Sam" } }],
              "note": [{ "text": "Prefers mornings." }]
            }
            """);
        yield return Read($$"""
            {
              "resourceType": "DocumentReference", "status": "current", "docStatus": "final",
              "type": { "coding": [{ "system": "http://loinc.org", "code": "18842-5" }] }, "subject": {{about}},
              "date": "2026-11-19T10:00:00-05:00",
              "content": [{ "attachment": { "contentType": "application/pdf", "data": "JVBERi0xLjc=" } }]
            }
            """);
        yield return Read($$"""
            {
              "resourceType": "Communication", "status": "completed", "subject": {{about}},
              "category": [{ "coding": [{
                "system": "https://carebridge.example/fhir/CodeSystem/disclosure-category",
                "code": "aftercare-plan" }] }],
              "sent": "2026-11-19T15:00:00Z", "recipient": [{{party}}], "payload": [{ "contentString": "Friday." }]
            }
            """);
        yield return Read($$"""
            {
              "resourceType": "Task", "status": "accepted", "intent": "order",
              "code": { "coding": [{ "system": "http://hl7.org/fhir/CodeSystem/task-code", "code": "fulfill" }] },
              "focus": { "reference": "ServiceRequest/{{patient}}" }, "for": {{about}}, "owner": {{party}}
            }
            """);
        yield return Read($$"""
            {
              "resourceType": "ServiceRequest", "status": "active", "intent": "order", "subject": {{about}},
              "code": { "coding": [{
                "system": "https://carebridge.example/fhir/CodeSystem/referral-service", "code": "peer-support" }] },
              "priority": "routine", "performer": [{{party}}]
            }
            """);
        yield return Read($$"""
            {
              "resourceType": "Consent", "status": "active", "patient": {{about}},
              "scope": { "coding": [{
                "system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy" }] },
              "category": [{ "coding": [{ "system": "http://loinc.org", "code": "59284-0" }] }],
              "dateTime": "2026-11-19T15:00:00Z",
              "provision": { "type": "permit", "period": { "end": "2027-11-19" }, "actor": [{
                "role": { "coding": [{
                  "system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "code": "IRCP" }] },
                "reference": {{party}} }] }
            }
            """);
        // Of a topic that there is not: it could be subscribed to otherwise.
        yield return Read("""
            {
              "resourceType": "Subscription", "status": "requested", "reason": "To know",
              "criteria": "https://carebridge.example/fhir/SubscriptionTopic/nothing",
              "channel": { "type": "rest-hook", "endpoint": "http://127.0.0.1:9/", "payload": "application/fhir+json" }
            }
            """);
    }

    public static JsonObject Bundle(string type, JsonObject resource) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = type,
        ["entry"] = new JsonArray(
            new JsonObject
            {
                ["fullUrl"] = "urn:uuid:0199e0a0-0000-7000-8000-000000000001",
                ["resource"] = resource.DeepClone(),
                ["request"] = new JsonObject { ["method"] = "POST", ["url"] = (string)resource["resourceType"]! },
            },
            new JsonObject
            {
                ["request"] = new JsonObject { ["method"] = "GET", ["url"] = "Patient?_id=a" },
            }),
    };

    public static JsonObject MatchParameters() => Read("""
        {
          "resourceType": "Parameters",
          "parameter": [
            { "name": "resource", "resource": {
                "resourceType": "Patient", "name": [{ "family": "Nobody", "given": ["At", "All"] }],
                "birthDate": "1990-04-02", "gender": "other",
                "identifier": [{ "system": "urn:clinic", "value": "nobody" }] } },
            { "name": "count", "valueInteger": 3 }, { "name": "onlyCertainMatches", "valueBoolean": true }
          ]
        }
        """);

    public static JsonObject Parameters(string name, string value) => new()
    {
        ["resourceType"] = "Parameters",
        ["parameter"] = new JsonArray(new JsonObject { ["name"] = name, ["valueString"] = value }),
    };

    private static JsonObject Read(string text) => JsonNode.Parse(text)!.AsObject();
}
