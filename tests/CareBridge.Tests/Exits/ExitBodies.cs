namespace CareBridge.Tests.Exits;

/// <summary>What is sent to endpoints that take something: about the participant, where it is about anybody.</summary>
internal static class ExitBodies
{
    /// <summary>By method and route; the id is the one in the path.</summary>
    public static IReadOnlyDictionary<string, Func<ExitWorld, Guid, object?>> All { get; } =
        ExitListings.Bodies.Concat(ExitAftercareBodies.All).Concat(ExitPortalBodies.All).Concat(ExitCrisisBodies.All)
        .Concat(ExitOperationBodies.All)
        .Concat(new Dictionary<string, Func<ExitWorld, Guid, object?>>
        {
            ["POST /health/accepting"] = Nothing,
            ["POST /health/live"] = Nothing,
            ["POST /health/ready"] = Nothing,
            ["POST /fhir/{**path}"] = (_, _) => "{}",
            ["POST /fhir/auth/token"] = (_, _) => "grant_type=client_credentials&client_assertion=none",
            ["POST /fhir/{type}/_search"] =
                (world, _) => $"patient={world.Participant}&_revinclude=Provenance:patient",
            ["POST /fhir/"] = (world, _) => ExitFilings.Batch(world),
            ["POST /fhir/ServiceRequest"] = (world, _) => ExitFilings.ServiceRequest(world),
            ["POST /fhir/Task"] = (world, _) => ExitFilings.Task(world),
            ["PUT /fhir/ServiceRequest/{id}"] = (_, id) => new
            {
                resourceType = "ServiceRequest",
                id,
                status = "revoked",
                intent = "order",
                subject = new { display = "Somebody" },
            },
            ["PUT /fhir/Task/{id}"] = (_, id) => new
            {
                resourceType = "Task",
                id,
                status = "completed",
                intent = "order",
            },
            ["POST /fhir/Appointment"] = (world, _) => ExitFilings.Appointment(world, id: null),
            ["PUT /fhir/Appointment/{id}"] = (world, id) => ExitFilings.Appointment(world, id),
            ["POST /fhir/Consent"] = (world, _) => Filed(world),
            ["POST /fhir/$export"] = (_, _) => Parameters(),
            ["POST /fhir/Patient/$export"] = (_, _) => Parameters(),
            ["POST /fhir/Group/{id}/$export"] = (_, _) => Parameters(),
            ["POST /fhir/Patient/{id}/$everything"] = (_, _) => Parameters(),
            // Whole, it would open what the others must not hear of: it is a permit of its own.
            ["POST /fhir/Patient/{id}/$break-glass"] = (_, _) => Parameters(),
            ["POST /fhir/Patient/{id}/$aftercare-summary"] = (_, _) => Parameters(),
            ["POST /fhir/Patient/$match"] = (_, _) => Parameters(new
            {
                name = "resource",
                resource = new
                {
                    resourceType = "Patient",
                    identifier = new[] { new { system = ExitWorld.IdentifierSystem, value = ExitWorld.Identifier } },
                },
            }),
            ["POST /fhir/{type}/$validate"] = (world, _) => Filed(world),
            ["PUT /fhir/Consent/{id}"] = (_, id) => new
            {
                resourceType = "Consent",
                id,
                status = "inactive",
                scope = Coded("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"),
                category = new[] { Coded("http://loinc.org", "59284-0") },
            },
            ["POST /fhir/Subscription"] = (world, _) => ExitFilings.Subscription(world, Guid.Empty),
            ["PUT /fhir/Subscription/{id}"] = ExitFilings.Subscription,
            ["POST /fhir/Subscription/$status"] = (_, _) => new { resourceType = "Parameters" },
            ["POST /fhir/Subscription/{id}/$status"] = (_, _) => new { resourceType = "Parameters" },
            ["POST /fhir/Subscription/{id}/$events"] = (_, _) => new { resourceType = "Parameters" },
            ["POST /fhir/CarePlan"] = (world, _) => ExitFilings.Plan(world, id: null),
            ["PUT /fhir/CarePlan/{id}"] = (world, id) => ExitFilings.Plan(world, id),
            ["POST /fhir/DocumentReference"] = (world, _) => ExitFilings.Document(world, id: null),
            ["PUT /fhir/DocumentReference/{id}"] = (world, id) => ExitFilings.Document(world, id),
            ["POST /fhir/Communication"] = (world, _) => ExitFilings.Communication(world),
            ["PUT /api/directory/participants/{id:guid}"] = (_, _) => new
            {
                givenName = "Al",
                familyName = "Stone",
                identifier = new { system = ExitWorld.IdentifierSystem, value = ExitWorld.Identifier },
            },
            ["PUT /api/directory/participants/{id:guid}/preferences"] =
                (_, _) => new { preferredName = "Al", mayLeaveMessage = true },
            ["PUT /api/directory/participants/{id:guid}/organizations/{organizationId:guid}"] =
                (_, _) => new { system = ExitWorld.IdentifierSystem, value = ExitWorld.Identifier },
            ["PUT /api/consent/consents/{id:guid}"] = (world, _) => new
            {
                participantId = world.Participant,
                discloserOrganizationIds = new[] { world.Network.Community },
                recipientOrganizationIds = new[] { world.Stranger },
                categories = new[] { "engagement" },
                purposes = new[] { "treatment" },
            },
            ["POST /api/consent/consents/{id:guid}/grant"] = (_, _) => new
            {
                expiresAt = "2099-01-01T00:00:00Z",
                signature = new { name = "Al Stone" },
                statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
            },
            ["POST /api/consent/consents/{id:guid}/decline"] = Nothing,
            ["POST /api/consent/consents/{id:guid}/revoke"] = Nothing,
            ["POST /api/consent/consents/{id:guid}/withdraw"] = Nothing,
            ["POST /api/consent/consents/{id:guid}/end-support"] = Nothing,
            ["POST /api/consent/consents/{id:guid}/sign-on-paper"] = (world, _) => new
            {
                signedAt = "2026-01-01T00:00:00Z",
                scan = new { contentType = "application/pdf", data = "JVBERi0=" },
            },
            ["POST /api/consent/consents/{id:guid}/record-revocation"] =
                (_, _) => new { manner = "spoken", receivedAt = "2026-01-01T00:00:00Z" },
            ["POST /api/consent/consents/{id:guid}/links"] = (_, _) => new { signer = "participant" },
            ["POST /api/consent/links/{token}"] = (_, _) => "pin=000000",
            ["POST /api/consent/links/{token}/answer"] = (_, _) => "session=none&action=sign&name=Al+Stone",
            ["PUT /api/consent/denials/{id:guid}"] = (_, _) => new { categories = new[] { "attendance" } },
            ["POST /api/consent/denials/{id:guid}/withdraw"] = Nothing,
            ["PUT /api/consent/restrictions/{id:guid}"] = (world, _) => new
            {
                organizationId = world.Network.Community,
            },
            ["POST /api/consent/restrictions/{id:guid}/agree"] = Nothing,
            ["POST /api/consent/restrictions/{id:guid}/refuse"] = (_, _) => new { reason = "We cannot." },
            ["POST /api/consent/restrictions/{id:guid}/end"] = (_, _) => new { reason = "We cannot." },
            ["PUT /api/consent/break-glass/{id:guid}"] = (world, _) => new
            {
                participantId = world.Participant,
                facility = "Emergency department",
                natureCode = "overdose",
                reason = "Found unconscious.",
                categories = new[] { "identity" },
            },
            ["POST /api/consent/break-glass/{id:guid}/review"] =
                (_, _) => new { outcome = "justified", note = "As it should be." },
            ["POST /api/consent/notices/{id:guid}/read"] = Nothing,
            ["POST /api/consent/decisions/explain"] = (world, _) => new
            {
                participantId = world.Participant,
                recipientOrganizationId = world.Network.Clinic,
                purpose = "treatment",
                categories = new[] { "referrals" },
            },
            ["PUT /api/consent/disclosures/{id:guid}"] = (world, _) => new
            {
                participantId = world.Participant,
                recipientOrganizationId = world.Network.Clinic,
                purpose = "treatment",
                categories = new[] { "referrals" },
            },
            ["POST /api/consent/accounting/verify"] = Nothing,
            ["PUT /api/referrals/referrals/{id:guid}"] = (world, _) => new
            {
                participantId = world.Participant,
                receivingOrganizationId = world.Network.Clinic,
                serviceCode = "outpatient-treatment",
                priority = "urgent",
            },
            ["POST /api/referrals/links/{token}"] = (_, _) => "answer=coming&language=es",
            ["POST /api/referrals/referrals/{id:guid}/submit"] = Nothing,
            ["POST /api/referrals/referrals/{id:guid}/cancel"] = Nothing,
            ["POST /api/referrals/referrals/{id:guid}/ask"] = (_, _) => new { reason = "Who is it?" },
            ["POST /api/referrals/referrals/{id:guid}/inform"] = (_, _) => new { answer = "Nobody you know." },
            ["POST /api/referrals/referrals/{id:guid}/begin"] = Nothing,
            ["POST /api/referrals/referrals/{id:guid}/miss"] = Nothing,
            ["POST /api/referrals/referrals/{id:guid}/assign"] = (_, _) => new { ownerId = Guid.Empty },
            ["PUT /api/referrals/referrals/{id:guid}/contacts/{contactId:guid}"] = (_, _) => ExitFilings.Contact(),
            ["POST /api/referrals/referrals/{id:guid}/contacts/{contactId:guid}/confirm"] = Nothing,
            ["POST /api/referrals/referrals/{id:guid}/contacts/{contactId:guid}/move"] =
                (_, _) => Referrals.LoopDesk.OtherTime,
            ["POST /api/referrals/referrals/{id:guid}/contacts/{contactId:guid}/withdraw"] = Nothing,
            ["POST /api/referrals/referrals/{id:guid}/contacts/{contactId:guid}/reply"] =
                (_, _) => new { answer = "other-time", wish = "Never" },
            ["POST /api/referrals/referrals/{id:guid}/contacts/{contactId:guid}/keep"] = Nothing,
            ["POST /api/referrals/referrals/{id:guid}/contacts/{contactId:guid}/miss"] = Nothing,
            ["POST /api/referrals/referrals/{id:guid}/receive"] = Nothing,
            ["POST /api/referrals/referrals/{id:guid}/accept"] = (_, _) => new { reason = "Who is it?" },
            ["POST /api/referrals/referrals/{id:guid}/decline"] = Nothing,
            ["POST /api/referrals/referrals/{id:guid}/complete"] = (_, _) => new { outcomeCode = "no-show" },
            ["PUT /api/exchange/clients/{id:guid}"] = (world, _) => new
            {
                organizationId = world.Stranger,
                name = "EHR",
                scope = "system/*.rs",
                purpose = "treatment",
                jwksUrl = "https://clinic.example.org/jwks",
            },
            ["POST /api/exchange/clients/{id:guid}/disable"] = Nothing,
            ["POST /api/exchange/clients/{id:guid}/enable"] = Nothing,
            ["PUT /api/exchange/clients/{id:guid}/terms"] =
                (_, _) => new { name = "EHR", scope = "system/*.rs", purpose = "treatment" },
            ["PUT /api/exchange/clients/{id:guid}/keys"] =
                (_, _) => new { jwksUrl = "https://clinic.example.org/jwks" },
        }).ToDictionary();

    private static object Filed(ExitWorld world) => new
    {
        resourceType = "Consent",
        status = "proposed",
        scope = Coded("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"),
        category = new[] { Coded("http://loinc.org", "59284-0") },
        patient = new { identifier = new { system = ExitWorld.IdentifierSystem, value = ExitWorld.Identifier } },
        policyRule = Coded("http://terminology.hl7.org/CodeSystem/v3-ActCode", "42CFRPart2"),
        provision = new
        {
            type = "permit",
            actor = new[] { Actor("CST", world.Network.Community), Actor("IRCP", world.Stranger) },
            action = new[] { Coded("http://terminology.hl7.org/CodeSystem/consentaction", "disclose") },
            purpose = new[]
            {
                new { system = "http://terminology.hl7.org/CodeSystem/v3-ActReason", code = "TREAT" },
            },
            @class = new[]
            {
                new { system = "https://carebridge.example/fhir/CodeSystem/disclosure-category", code = "engagement" },
            },
        },
    };

    private static object Parameters(params object[] parameter) =>
        parameter.Length == 0 ? new { resourceType = "Parameters" } : new { resourceType = "Parameters", parameter };

    private static object Actor(string role, Guid organization) => new
    {
        role = Coded("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", role),
        reference = new { reference = $"Organization/{organization}" },
    };

    private static object Coded(string system, string code) => new { coding = new[] { new { system, code } } };

    public static object? Nothing(ExitWorld world, Guid id) => null;
}
