namespace CareBridge.Exchange.Mapping;

/// <summary>Canonical addresses of the code systems in our resources.</summary>
internal static class CodeSystems
{
    public const string ReferralService = Own + "referral-service";
    public const string ReferralReason = Own + "referral-reason";
    public const string ReferralStatus = Own + "referral-status";
    public const string ContactFormat = Own + "contact-format";
    public const string ReferralOutcome = Own + "referral-outcome";
    public const string TaskOutput = Own + "task-output";
    public const string CheckIn = Own + "check-in";
    public const string Engagement = Own + "engagement";
    public const string EngagementReason = Own + "engagement-reason";
    public const string Milestone = Own + "milestone";
    public const string DisclosureCategory = Own + "disclosure-category";
    public const string OrganizationKind = Own + "organization-kind";
    public const string EscalationSeverity = Own + "escalation-severity";
    public const string EscalationStatus = Own + "escalation-status";
    public const string CrisisService = Own + "crisis-service";
    public const string CrisisDisposition = Own + "crisis-disposition";
    public const string CrisisCommunication = Own + "crisis-communication";
    public const string MeetingKind = Own + "meeting-kind";
    public const string CircleRole = Own + "circle-role";
    public const string RiskScreen = Own + "risk-screen";
    public const string StaffRole = Own + "staff-role";
    public const string GroupFormat = Own + "group-format";
    public const string GroupPathway = Own + "group-pathway";
    public const string GroupAudience = Own + "group-audience";
    public const string GroupStructure = Own + "group-structure";
    public const string GroupAccessibility = Own + "group-accessibility";
    public const string ResourceCategory = Own + "resource-category";
    public const string SummarySection = Own + "summary-section";

    public const string Confidentiality = Hl7 + "v3-Confidentiality";
    public const string ActCode = Hl7 + "v3-ActCode";
    public const string ActReason = Hl7 + "v3-ActReason";
    public const string ParticipationType = Hl7 + "v3-ParticipationType";
    public const string ObservationCategory = Hl7 + "observation-category";
    public const string EmptyReason = Hl7 + "list-empty-reason";
    public const string DataAbsent = Hl7 + "data-absent-reason";
    public const string GoalAchievement = Hl7 + "goal-achievement";
    public const string ConsentScope = Hl7 + "consentscope";
    public const string ConsentAction = Hl7 + "consentaction";
    public const string RoleCode = Hl7 + "v3-RoleCode";
    public const string DocumentCompletion = Hl7 + "v3-DocumentCompletion";
    public const string DataOperation = Hl7 + "v3-DataOperation";
    public const string ProvenanceAgent = Hl7 + "provenance-participant-type";
    public const string Lifecycle = Hl7 + "iso-21089-lifecycle";
    public const string AuditEntity = Hl7 + "audit-entity-type";
    public const string AuditLifecycle = Hl7 + "dicom-audit-lifecycle";
    public const string AuditSource = Hl7 + "security-source-type";
    public const string ObjectRole = Hl7 + "object-role";
    public const string Dicom = "http://dicom.nema.org/resources/ontology/DCM";
    public const string SignatureType = "urn:iso-astm:E1762-95:2013";
    public const string Loinc = "http://loinc.org";
    public const string UnitsOfMeasure = "http://unitsofmeasure.org";
    public const string TaskCode = "http://hl7.org/fhir/CodeSystem/task-code";
    public const string TaskStatus = "http://hl7.org/fhir/task-status";
    public const string RequestStatus = "http://hl7.org/fhir/request-status";
    public const string ObservationStatus = "http://hl7.org/fhir/observation-status";
    public const string FlagCategory = Hl7 + "flag-category";
    public const string GoalStatus = "http://hl7.org/fhir/goal-status";
    public const string ConsentState = "http://hl7.org/fhir/consent-state-codes";
    public const string EndpointConnection = Hl7 + "endpoint-connection-type";
    public const string EndpointPayload = Hl7 + "endpoint-payload-type";
    public const string RiskProbability = Hl7 + "risk-probability";
    public const string ServiceCategory = Hl7 + "service-category";
    public const string Language = "urn:ietf:bcp:47";
    public const string EventStatus = "http://hl7.org/fhir/event-status";
    public const string DocumentReferenceStatus = "http://hl7.org/fhir/document-reference-status";

    public const string Snomed = "http://snomed.info/sct";
    public const string UsCorePlan = "http://hl7.org/fhir/us/core/CodeSystem/careplan-category";
    public const string UsCoreDocument = "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category";
    public const string SocialNeed =
        "http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes";

    /// <summary>Of an outcome in <see cref="TaskOutput"/>.</summary>
    public const string Outcome = "outcome";

    /// <summary>LOINC: Patient Consent.</summary>
    public const string PatientConsent = "59284-0";

    /// <summary>The category of every check-in.</summary>
    public const string Survey = "survey";

    private const string Own = "https://carebridge.example/fhir/CodeSystem/";
    private const string Hl7 = "http://terminology.hl7.org/CodeSystem/";
}
