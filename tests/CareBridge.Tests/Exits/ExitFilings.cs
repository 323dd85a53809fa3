using System.Text;

namespace CareBridge.Tests.Exits;

/// <summary>What a clinic's system might write of the participant.</summary>
internal static class ExitFilings
{
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

    private static object Patient(ExitWorld world) => new { reference = $"Patient/{world.Participant}" };
}
