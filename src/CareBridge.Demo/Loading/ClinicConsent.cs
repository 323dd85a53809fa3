using System.Text.Json.Nodes;
using CareBridge.Demo.Invention;

namespace CareBridge.Demo.Loading;

/// <summary>What somebody has signed at a clinic that they leave: it may tell their community of the plan.</summary>
internal static class ClinicConsent
{
    private const string Hl7 = "http://terminology.hl7.org/CodeSystem/";

    /// <summary>A page with nothing on it stands for the scan of the form.</summary>
    private const string Scan = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

    public static JsonObject Of(Participant participant, HandOverStory story, SignedConsent consent) => new()
    {
        ["resourceType"] = "Consent",
        ["id"] = consent.Id.ToString(),
        ["status"] = "active",
        ["scope"] = Concept("consentscope", "patient-privacy"),
        ["category"] = new JsonArray(new JsonObject
        {
            ["coding"] = new JsonArray(Coding("http://loinc.org", "59284-0")),
        }),
        ["patient"] = new JsonObject { ["reference"] = $"Patient/{participant.Id}" },
        ["dateTime"] = $"{story.LeftAt:O}",
        ["performer"] = new JsonArray(new JsonObject
        {
            ["reference"] = $"Patient/{participant.Id}",
            ["display"] = $"{participant.GivenName} {participant.FamilyName}",
        }),
        ["policyRule"] = Concept("v3-ActCode", "42CFRPart2"),
        ["sourceAttachment"] = new JsonObject
        {
            ["contentType"] = "application/pdf",
            ["data"] = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(Scan)),
        },
        ["provision"] = new JsonObject
        {
            ["type"] = "permit",
            ["period"] = new JsonObject { ["end"] = $"{consent.ExpiresAt:O}" },
            ["actor"] = new JsonArray(
                Actor("CST", participant.ClinicId), Actor("IRCP", participant.Specialist.OrganizationId)),
            ["action"] = new JsonArray(Concept("consentaction", "disclose")),
            ["purpose"] = new JsonArray(
                Coding($"{Hl7}v3-ActReason", "TREAT"), Coding($"{Hl7}v3-ActReason", "CAREMGT")),
            ["class"] = new JsonArray(
                Coding("https://carebridge.example/fhir/CodeSystem/disclosure-category", "aftercare-plan")),
        },
    };

    private static JsonObject Actor(string role, Guid organization) => new()
    {
        ["role"] = Concept("v3-ParticipationType", role),
        ["reference"] = new JsonObject { ["reference"] = $"Organization/{organization}" },
    };

    private static JsonObject Concept(string system, string code) =>
        new() { ["coding"] = new JsonArray(Coding(Hl7 + system, code)) };

    private static JsonObject Coding(string system, string code) => new() { ["system"] = system, ["code"] = code };
}
