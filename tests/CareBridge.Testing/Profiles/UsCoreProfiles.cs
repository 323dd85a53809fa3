namespace CareBridge.Testing.Profiles;

/// <summary>US Core 7.0.0.</summary>
internal static class UsCoreProfiles
{
    private const string Guide = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";
    private const string CodeSystem = "http://hl7.org/fhir/us/core/CodeSystem/";

    private static readonly string[] Requests =
        ["draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"];

    /// <summary>Of the value set us-core-procedure-code those that we send: procedures of SNOMED CT.</summary>
    private static readonly string[] Procedures = ["710911006", "18781004", "467771000124109"];

    public static IReadOnlyList<ProfileRule> ServiceRequest { get; } =
    [
        new Cardinality("status", 1),
        new Bound("status", null, Requests),
        new Cardinality("intent", 1),
        new Cardinality("code", 1),
        new Bound("code", "http://snomed.info/sct", Procedures),
        new Cardinality("subject", 1),
        new Targets("subject", "Patient"),
        new Targets(
            "requester", "Practitioner", "Organization", "Patient", "PractitionerRole", "RelatedPerson", "Device"),
    ];

    public static IEnumerable<KeyValuePair<string, IReadOnlyList<ProfileRule>>> All { get; } =
    [
        new(Guide + "patient",
        [
            new Cardinality("identifier", 1),
            new Cardinality("identifier.system", 1),
            new Cardinality("identifier.value", 1),
            new Cardinality("name", 1),
            new Invariant(
                "name",
                name => name["family"] is not null || name["given"] is not null,
                name => { name.Remove("family"); name.Remove("given"); }),
            new Cardinality("telecom.system", 1),
            new Cardinality("telecom.value", 1),
            new Cardinality("gender", 1),
            new Bound("gender", null, ["male", "female", "other", "unknown"]),
        ]),
        new(Guide + "organization",
        [
            new Cardinality("active", 1),
            new Cardinality("name", 1),
            new Cardinality("address.city", 0, 1),
            new Cardinality("address.state", 0, 1),
            new Cardinality("address.country", 0, 1),
        ]),
        new(Guide + "provenance",
        [
            new Cardinality("target", 1),
            new Cardinality("target.reference", 1),
            new Cardinality("recorded", 1),
            new Cardinality("agent", 1),
            new Cardinality("agent.who", 1),
            new Targets("agent.who", "Patient", "Practitioner", "PractitionerRole", "RelatedPerson", "Organization"),
        ]),
        new(Guide + "observation-screening-assessment",
        [
            new Cardinality("status", 1),
            new Coded("category", "http://terminology.hl7.org/CodeSystem/observation-category", "survey", 1, 1),
            new Cardinality("code", 1),
            new Cardinality("subject", 1),
            new Targets("subject", "Patient"),
            new Targets(
                "performer",
                "Practitioner", "Organization", "Patient", "PractitionerRole", "CareTeam", "RelatedPerson"),
            // us-core-2.
            new AnyOf("component", "hasMember", "valueCodeableConcept", "dataAbsentReason"),
            // us-core-1: to the day at least.
            new AtLeast("effectiveDateTime", "2026-11-20".Length),
        ]),
        new(Guide + "goal",
        [
            new Cardinality("lifecycleStatus", 1),
            new Bound(
                "lifecycleStatus",
                null,
                [
                    "proposed", "planned", "accepted", "active", "on-hold", "completed", "cancelled",
                    "entered-in-error", "rejected",
                ]),
            new Cardinality("description", 1),
            new Cardinality("subject", 1),
            new Targets("subject", "Patient", "Group", "Organization"),
        ]),
        new(Guide + "questionnaireresponse",
        [
            new Cardinality("questionnaire", 1),
            new Cardinality("status", 1),
            new Cardinality("subject", 1),
            new Targets("subject", "Patient"),
            new Cardinality("authored", 1),
            new Targets(
                "author", "Practitioner", "Organization", "Patient", "PractitionerRole", "RelatedPerson", "Device"),
            new Cardinality("item.linkId", 1),
        ]),
        new(Guide + "encounter",
        [
            new Cardinality("status", 1),
            new Cardinality("class", 1),
            new Cardinality("type", 1),
            new Cardinality("subject", 1),
            new Targets("subject", "Patient", "Group"),
            new Targets("serviceProvider", "Organization"),
        ]),
        new(Guide + "careteam",
        [
            new Bound("status", null, ["proposed", "active", "suspended", "inactive", "entered-in-error"]),
            new Cardinality("subject", 1),
            new Targets("subject", "Patient", "Group"),
            new Cardinality("participant", 1),
            new Cardinality("participant.role", 1, 1),
            new Cardinality("participant.member", 1, 1),
            new Targets(
                "participant.member",
                "Practitioner", "Organization", "Patient", "PractitionerRole", "CareTeam", "RelatedPerson"),
        ]),
        new(Guide + "relatedperson",
        [
            new Cardinality("active", 1),
            new Cardinality("patient", 1),
            new Targets("patient", "Patient"),
            // us-core-14 would be content with a name.
            new Cardinality("relationship", 1),
        ]),
        new(Guide + "careplan",
        [
            new Bound("status", null, Requests),
            new Bound("intent", null, ["proposal", "plan", "order", "option"]),
            new Cardinality("category", 1),
            new Coded("category", CodeSystem + "careplan-category", "assess-plan", 1, 1),
            new Cardinality("subject", 1),
            new Targets("subject", "Patient"),
        ]),
        new(Guide + "documentreference",
        [
            new Bound("status", null, ["current", "superseded", "entered-in-error"]),
            new Cardinality("type", 1),
            // Those that we send of LOINC's whose scale is DOC.
            new Bound("type", "http://loinc.org", ["18842-5", "18776-5"]),
            new Cardinality("category", 1),
            new Bound(
                "category", CodeSystem + "us-core-documentreference-category", ["clinical-note"], ForOne: true),
            new Cardinality("subject", 1),
            new Targets("subject", "Patient"),
            new Targets(
                "author",
                "Practitioner", "Organization", "Patient", "PractitionerRole", "RelatedPerson", "Device"),
            new Cardinality("content", 1),
            new Cardinality("content.attachment", 1),
            // us-core-6.
            new Invariant(
                "content.attachment",
                file => file["url"] is not null || file["data"] is not null,
                file => { file.Remove("url"); file.Remove("data"); }),
        ]),
        new(Guide + "servicerequest", ServiceRequest),
    ];
}
