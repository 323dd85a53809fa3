using Hl7.Fhir.Model;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Benchmarks;

/// <summary>Resources of the size and shape that travel: a referral's Task of 2 KB, and a Bundle of them.</summary>
internal static class Samples
{
    private const string Codes = "https://carebridge.example/fhir/CodeSystem/referral-service";

    public static FhirTask Task() => new()
    {
        Id = "0198c5a2-7c11-7e6e-9a6e-5d3f1b0c2a77",
        Meta = new Meta
        {
            VersionId = "3",
            LastUpdated = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero),
            Profile = ["http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-TaskForReferralManagement"],
            Security =
            [
                new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", "restricted"),
                new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "42CFRPart2", "42 CFR Part2"),
                new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "NORDSCLCD", "no redisclosure"),
            ],
        },
        Identifier = [new Identifier("https://harbor-peers.example/referrals", "R-2026-000117")],
        Status = FhirTask.TaskStatus.Accepted,
        Intent = FhirTask.TaskIntent.Order,
        Priority = RequestPriority.Routine,
        Code = new CodeableConcept(
            "http://hl7.org/fhir/CodeSystem/task-code", "fulfill", "Fulfill the focal request", null),
        Focus = new ResourceReference("ServiceRequest/0198c5a2-7c11-7e6e-9a6e-5d3f1b0c2a77"),
        For = new ResourceReference("Patient/0198c5a2-7c0f-7d1d-8b51-0f1e6a9b4c33"),
        AuthoredOn = "2026-03-01T09:30:00Z",
        LastModified = "2026-03-02T12:00:00Z",
        Requester = new ResourceReference("Organization/0198c5a2-7c0e-7a58-b0a1-94f0f3c2d1e5", "Harbor Peers"),
        Owner = new ResourceReference("Organization/0198c5a2-7c0e-7b0c-8e0c-1c9d5a7e3f21", "Lakeside Clinic"),
        BusinessStatus = new CodeableConcept(
            Codes, "outpatient-treatment", "Outpatient treatment", "Intake is being arranged"),
        StatusReason =
            new CodeableConcept { Text = "Intake on Thursday; transport has been arranged with the community." },
        Note =
            [new Annotation { Text = "Prefers mornings. Please call before the first visit; a peer will come along." }],
    };

    public static Bundle Bundle(int entries) => new()
    {
        Type = Hl7.Fhir.Model.Bundle.BundleType.Searchset,
        Total = entries,
        Entry =
        [
            .. Enumerable.Range(0, entries).Select(_ => new Bundle.EntryComponent
            {
                FullUrl = "https://carebridge.example/fhir/Task/0198c5a2-7c11-7e6e-9a6e-5d3f1b0c2a77",
                Resource = Task(),
                Search = new Bundle.SearchComponent { Mode = Hl7.Fhir.Model.Bundle.SearchEntryMode.Match },
            }),
        ],
    };
}
