using System.Text;
using System.Text.Json.Nodes;
using CareBridge.Demo.Invention;

namespace CareBridge.Demo.Loading;

/// <summary>Hands over what a clinic has for the time after a treatment, as its record system would.</summary>
internal sealed class ClinicArchive(SmartClient fhir)
{
    private const string Category = "https://carebridge.example/fhir/CodeSystem/disclosure-category";

    public async Task HandOverAsync(Participant participant, HandOverStory story, CancellationToken cancellation)
    {
        if (story.Consent is { } consent)
            await fhir.PutAsync($"Consent/{consent.Id}", ClinicConsent.Of(participant, story, consent), cancellation);
        await fhir.PutAsync($"CarePlan/{story.Plan.Id}", Plan(participant, story.Plan), cancellation);
        await fhir.PutAsync($"DocumentReference/{story.DocumentId}", Summary(participant, story), cancellation);
        await fhir.PostAsync("Communication", Message(participant, story), cancellation);
    }

    private static JsonObject Plan(Participant participant, PlanStory plan) => new()
    {
        ["resourceType"] = "CarePlan",
        ["id"] = plan.Id.ToString(),
        ["status"] = "active",
        ["intent"] = "plan",
        ["title"] = plan.Title,
        ["subject"] = Patient(participant),
        ["period"] = new JsonObject { ["start"] = $"{plan.StartsOn:yyyy-MM-dd}" },
        ["goal"] = new JsonArray([.. plan.Goals.Select(goal => new JsonObject { ["display"] = goal })]),
        ["activity"] = new JsonArray([.. plan.Steps.Select(step => new JsonObject
        {
            ["detail"] = new JsonObject
            {
                ["status"] = step.Status,
                ["scheduledPeriod"] = new JsonObject { ["end"] = $"{step.DueOn:yyyy-MM-dd}" },
                ["description"] = step.Description,
            },
        })]),
    };

    private static JsonObject Summary(Participant participant, HandOverStory story) => new()
    {
        ["resourceType"] = "DocumentReference",
        ["id"] = story.DocumentId.ToString(),
        ["status"] = "current",
        ["docStatus"] = "final",
        ["type"] = Coded("http://loinc.org", "18842-5"),
        ["subject"] = Patient(participant),
        ["date"] = $"{story.LeftAt:O}",
        ["content"] = new JsonArray(new JsonObject
        {
            ["attachment"] = new JsonObject
            {
                ["contentType"] = "text/plain",
                ["title"] = "Discharge summary",
                ["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(story.Summary)),
            },
        }),
    };

    private static JsonObject Message(Participant participant, HandOverStory story) => new()
    {
        ["resourceType"] = "Communication",
        ["identifier"] = new JsonArray(new JsonObject
        {
            ["system"] = "urn:ietf:rfc:3986",
            ["value"] = $"urn:uuid:{story.DocumentId}",
        }),
        ["status"] = "completed",
        ["category"] = new JsonArray(Coded(Category, "aftercare-plan")),
        ["subject"] = Patient(participant),
        ["sent"] = $"{story.LeftAt:O}",
        ["recipient"] = new JsonArray(
            new JsonObject { ["reference"] = $"Organization/{participant.Specialist.OrganizationId}" }),
        ["payload"] = new JsonArray(new JsonObject { ["contentString"] = story.Message }),
    };

    private static JsonObject Patient(Participant participant) =>
        new() { ["reference"] = $"Patient/{participant.Id}" };

    private static JsonObject Coded(string system, string code) => new()
    {
        ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code }),
    };
}
