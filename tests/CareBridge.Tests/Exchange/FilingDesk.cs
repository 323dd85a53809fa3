using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Exchange;

/// <summary>What a clinic's system files: Consents as an EHR would write them, about people whom it serves.</summary>
internal sealed class FilingDesk(ExchangeWorld world)
{
    public const string Numbers = "https://clinic.example/mrn";

    public static readonly byte[] Scan = [.. "%PDF-1.7 signed"u8];

    /// <summary>Somebody whom the organization has registered.</summary>
    public async Task<Guid> RegisterAsync(Guid organization, string? number = null)
    {
        var id = Guid.CreateVersion7();
        var role = organization == world.Community ? Role.PeerSpecialist : Role.ClinicStaff;
        var staff = world.Host.As(new Caller(Guid.CreateVersion7(), role, organization));
        var answer = await staff.PutAsJsonAsync($"/api/directory/participants/{id}", new
        {
            givenName = "Jo",
            familyName = "Rivers",
            identifier = number is null ? null : new { system = Numbers, value = number },
        });
        answer.EnsureSuccessStatusCode();
        return id;
    }

    /// <summary>The clinic asks the participant to let the community tell it.</summary>
    public JsonObject Proposal(Guid participant) => Consent("proposed", participant, world.Community, world.Clinic);

    /// <summary>The participant has signed at the clinic that it may tell the community.</summary>
    public JsonObject Signed(Guid participant) => Signed(participant, world.Clinic, world.Community);

    public static JsonObject Signed(Guid participant, Guid discloser, Guid recipient)
    {
        var consent = Consent("active", participant, discloser, recipient);
        consent["dateTime"] = "2026-11-20T09:30:00-05:00";
        consent["performer"] = new JsonArray(
            new JsonObject { ["reference"] = $"Patient/{participant}", ["display"] = "Jo Rivers" });
        consent["sourceAttachment"] = new JsonObject
        {
            ["contentType"] = "application/pdf",
            ["data"] = Convert.ToBase64String(Scan),
        };
        consent["provision"]!["period"] = new JsonObject { ["end"] = "2027-11-20T00:00:00Z" };
        return consent;
    }

    public async Task<HttpResponseMessage> PostAsync(
        JsonNode consent, string? ifNoneExist = null, HttpClient? client = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/fhir/Consent") { Content = Body(consent) };
        if (ifNoneExist is not null) request.Headers.Add("If-None-Exist", ifNoneExist);
        return await (client ?? world.ClinicClient).SendAsync(request);
    }

    public async Task<HttpResponseMessage> PutAsync(
        Guid id, JsonObject consent, string? ifMatch = null, HttpClient? client = null)
    {
        consent["id"] = id.ToString();
        var request = new HttpRequestMessage(HttpMethod.Put, $"/fhir/Consent/{id}") { Content = Body(consent) };
        if (ifMatch is not null) request.Headers.Add("If-Match", ifMatch);
        return await (client ?? world.ClinicClient).SendAsync(request);
    }

    /// <summary>The id in a Location header.</summary>
    public static Guid IdOf(HttpResponseMessage answer) =>
        Guid.Parse(answer.Headers.Location!.AbsolutePath.Split('/')[3]);

    public static StringContent Body(JsonNode consent) =>
        new(consent.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/fhir+json"));

    private static JsonObject Consent(string status, Guid participant, Guid discloser, Guid recipient) =>
        JsonNode.Parse($$"""
            {
              "resourceType": "Consent",
              "status": "{{status}}",
              "scope": {
                "coding": [{
                  "system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy" }] },
              "category": [{ "coding": [{ "system": "http://loinc.org", "code": "59284-0" }] }],
              "patient": { "reference": "Patient/{{participant}}" },
              "policyRule": {
                "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "42CFRPart2" }] },
              "provision": {
                "type": "permit",
                "actor": [
                  { "role": { "coding": [{
                      "system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "code": "CST" }] },
                    "reference": { "reference": "Organization/{{discloser}}" } },
                  { "role": { "coding": [{
                      "system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "code": "IRCP" }] },
                    "reference": { "reference": "Organization/{{recipient}}" } }
                ],
                "action": [{ "coding": [{
                  "system": "http://terminology.hl7.org/CodeSystem/consentaction", "code": "disclose" }] }],
                "purpose": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "TREAT" }],
                "class": [{
                  "system": "https://carebridge.example/fhir/CodeSystem/disclosure-category",
                  "code": "check-in-scores" }]
              }
            }
            """)!.AsObject();
}
