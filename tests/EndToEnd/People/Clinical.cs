using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CareBridge.EndToEnd.People;

/// <summary>What a clinic writes when somebody leaves it, as its record system sends it.</summary>
public static class Clinical
{
    public static JsonNode Plan(Guid patient, DateTimeOffset now, params IEnumerable<string> steps) => new JsonObject
    {
        ["resourceType"] = "CarePlan",
        ["identifier"] = Named("plans"),
        ["status"] = "active",
        ["intent"] = "plan",
        ["title"] = "After discharge",
        ["subject"] = Reference("Patient", patient),
        ["period"] = new JsonObject { ["start"] = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)[..10] },
        ["activity"] = new JsonArray([.. steps.Select(step => new JsonObject
        {
            ["detail"] = new JsonObject { ["status"] = "not-started", ["description"] = step },
        })]),
    };

    public static JsonNode Document(Guid patient, DateTimeOffset now, string text) => new JsonObject
    {
        ["resourceType"] = "DocumentReference",
        ["identifier"] = Named("documents"),
        ["status"] = "current",
        ["docStatus"] = "final",
        ["type"] = Coded("http://loinc.org", "18842-5"),
        ["subject"] = Reference("Patient", patient),
        ["date"] = Time(now),
        ["content"] = new JsonArray(new JsonObject
        {
            ["attachment"] = new JsonObject
            {
                ["contentType"] = "text/plain",
                ["title"] = "Discharge summary",
                ["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
            },
        }),
    };

    /// <summary>What the patient has signed there on paper: that the one may tell the other.</summary>
    public static JsonNode Consent(
        Guid patient, Guid discloser, Guid recipient, string category, DateTimeOffset now) => new JsonObject
    {
        ["resourceType"] = "Consent",
        ["status"] = "active",
        ["scope"] = Coded("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"),
        ["category"] = new JsonArray(Coded("http://loinc.org", "59284-0")),
        ["patient"] = Reference("Patient", patient),
        ["dateTime"] = Time(now.AddMinutes(-1)),
        ["performer"] = new JsonArray(
            new JsonObject { ["reference"] = $"Patient/{patient}", ["display"] = "Jo Rivers" }),
        ["sourceAttachment"] = new JsonObject
        {
            ["contentType"] = "application/pdf",
            ["data"] = Convert.ToBase64String("%PDF-1.7 signed"u8),
        },
        ["policyRule"] = Coded("http://terminology.hl7.org/CodeSystem/v3-ActCode", "42CFRPart2"),
        ["provision"] = new JsonObject
        {
            ["type"] = "permit",
            ["period"] = new JsonObject { ["end"] = Time(now.AddYears(1)) },
            ["actor"] = new JsonArray(Actor("CST", discloser), Actor("IRCP", recipient)),
            ["action"] = new JsonArray(Coded("http://terminology.hl7.org/CodeSystem/consentaction", "disclose")),
            ["purpose"] = new JsonArray(Coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "TREAT")),
            ["class"] = new JsonArray(
                Coding("https://carebridge.example/fhir/CodeSystem/disclosure-category", category)),
        },
    };

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Actor(string role, Guid organization) => new()
    {
        ["role"] = Coded("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", role),
        ["reference"] = Reference("Organization", organization),
    };

    private static JsonArray Named(string what) => new(new JsonObject
    {
        ["system"] = $"https://lakeside.example/{what}",
        ["value"] = Guid.CreateVersion7().ToString(),
    });

    private static JsonObject Reference(string type, Guid id) => new() { ["reference"] = $"{type}/{id}" };

    private static JsonObject Coded(string system, string code) =>
        new() { ["coding"] = new JsonArray(Coding(system, code)) };

    private static JsonObject Coding(string system, string code) => new() { ["system"] = system, ["code"] = code };
}
