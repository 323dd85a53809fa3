using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CareBridge.Tests.Exchange;

namespace CareBridge.Tests.Exits;

/// <summary>What a clinic's system might write of the participant.</summary>
internal static class ExitFilings
{
    private const string Backport = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    public static object Plan(ExitWorld world, Guid? id) => new
    {
        resourceType = "CarePlan",
        id,
        status = "active",
        intent = "plan",
        title = "A plan",
        subject = Patient(world),
    };

    public static object Document(ExitWorld world, Guid? id) => new
    {
        resourceType = "DocumentReference",
        id,
        status = "current",
        type = new { coding = new[] { new { system = "http://loinc.org", code = "18842-5" } } },
        subject = Patient(world),
        date = "2026-01-01T00:00:00Z",
        content = new[]
        {
            new { attachment = new { contentType = "text/plain", data = Encoding.UTF8.GetBytes("A summary") } },
        },
    };

    public static object Communication(ExitWorld world) => new
    {
        resourceType = "Communication",
        status = "completed",
        category = new[]
        {
            new
            {
                coding = new[]
                {
                    new
                    {
                        system = "https://carebridge.example/fhir/CodeSystem/disclosure-category",
                        code = "aftercare-plan",
                    },
                },
            },
        },
        subject = Patient(world),
        recipient = new[] { new { reference = $"Organization/{world.Network.Community}" } },
        payload = new[] { new { contentString = "Who is it?" } },
    };

    public static object Appointment(ExitWorld world, Guid? id) => new
    {
        resourceType = "Appointment",
        id,
        status = id is null ? "proposed" : "booked",
        appointmentType = id is null
            ? new
            {
                coding = new[]
                {
                    new { system = "https://carebridge.example/fhir/CodeSystem/contact-format", code = "phone" },
                },
            }
            : null,
        start = id is null ? ContactStart : null,
        minutesDuration = id is null ? 30 : (int?)null,
        basedOn = id is null ? new[] { new { reference = $"ServiceRequest/{world.Referral}" } } : null,
        participant = new[] { new { actor = Patient(world), status = "accepted" } },
    };

    public static object Contact() => new { startsAt = ContactStart, minutes = 30, format = "phone" };

    private static string ContactStart { get; } =
        TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd'T'HH:00:00'Z'", CultureInfo.InvariantCulture);

    public static JsonObject ServiceRequest(ExitWorld world) =>
        BundleDesk.Request(world.Participant, world.Network.Community);

    public static JsonObject Task(ExitWorld world) => BundleDesk.Task(world.Participant, world.Network.Community);

    /// <summary>Everything that there is to read, and a referral.</summary>
    public static JsonObject Batch(ExitWorld world) => BundleDesk.Batch(
    [
        .. world.Ids.SelectMany(id => ExitCalls.FhirTypes.Select(type => BundleDesk.Get($"{type}/{id}"))).Take(85),
        BundleDesk.Get($"Observation?patient={world.Participant}"),
        BundleDesk.Get($"Task?patient={world.Participant}&_total=accurate"),
        BundleDesk.Get($"Patient?identifier={ExitWorld.Identifier}"),
        BundleDesk.Get($"Task/{world.Referral}/_history"),
        BundleDesk.Get($"Observation/{world.CheckIn}/_history/1"),
        BundleDesk.Get($"Patient/{world.Participant}/$everything"),
        BundleDesk.Get($"Patient/{world.Participant}/$aftercare-summary"),
        .. BundleDesk.Referral(world.Participant, world.Network.Community),
    ]);

    public static object Subscription(ExitWorld world, Guid id) => new
    {
        resourceType = "Subscription",
        id,
        status = "requested",
        reason = "Somebody is curious.",
        criteria = "https://carebridge.example/fhir/SubscriptionTopic/referral-changed",
        _criteria = Extended("backport-filter-criteria", $"Task?patient=Patient/{world.Participant}"),
        channel = new
        {
            type = "rest-hook",
            endpoint = "https://clinic.example.org/hook",
            payload = "application/fhir+json",
            _payload = new
            {
                extension = new[] { new { url = Backport + "backport-payload-content", valueCode = "full-resource" } },
            },
        },
    };

    private static object Extended(string name, string value) =>
        new { extension = new[] { new { url = Backport + name, valueString = value } } };

    private static object Patient(ExitWorld world) => new { reference = $"Patient/{world.Participant}" };
}
