namespace CareBridge.Testing.Profiles;

/// <summary>SDOH Clinical Care 3.0.0.</summary>
internal static class SdohProfiles
{
    private const string Guide = "http://hl7.org/fhir/us/sdoh-clinicalcare/StructureDefinition/SDOHCC-";
    private const string Codes =
        "http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes";

    private static readonly string[] Categories =
    [
        "sdoh-category-unspecified", "food-insecurity", "housing-instability", "homelessness", "inadequate-housing",
        "transportation-insecurity", "financial-insecurity", "material-hardship", "educational-attainment",
        "employment-status", "veteran-status", "stress", "social-connection", "intimate-partner-violence",
        "elder-abuse", "personal-health-literacy", "health-insurance-coverage-status", "medical-cost-burden",
        "digital-literacy", "digital-access", "utility-insecurity", "incarceration-status", "language-access",
    ];

    public static IEnumerable<KeyValuePair<string, IReadOnlyList<ProfileRule>>> All { get; } =
    [
        new(Guide + "ServiceRequest",
        [
            .. UsCoreProfiles.ServiceRequest,
            new Cardinality("category", 1),
            new Bound("category", Codes, Categories, ForOne: true),
            new Targets(
                "performer",
                "HealthcareService", "Device", "RelatedPerson", "Patient", "Practitioner", "PractitionerRole",
                "Organization", "CareTeam"),
        ]),
        new(Guide + "TaskForReferralManagement",
        [
            new Cardinality("status", 1),
            new Bound(
                "status",
                null,
                [
                    "draft", "requested", "accepted", "rejected", "cancelled", "in-progress", "on-hold", "failed",
                    "completed", "entered-in-error",
                ]),
            new Cardinality("statusReason.text", 1),
            new Bound("intent", null, ["order"]),
            new Cardinality("code", 1),
            new Bound("code", "http://hl7.org/fhir/CodeSystem/task-code", ["fulfill"]),
            new Cardinality("focus", 1),
            new Targets("focus", "ServiceRequest"),
            new Cardinality("for", 1),
            new Targets("for", "RelatedPerson", "Group", "Patient"),
            new Cardinality("authoredOn", 1),
            new Cardinality("requester", 1),
            new Targets("requester", "PractitionerRole", "Organization"),
        ]),
    ];
}
