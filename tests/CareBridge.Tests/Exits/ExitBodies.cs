namespace CareBridge.Tests.Exits;

/// <summary>What is sent to endpoints that take something: about the participant, where it is about anybody.</summary>
internal static class ExitBodies
{
    /// <summary>By method and route; the id is the one in the path.</summary>
    public static IReadOnlyDictionary<string, Func<ExitWorld, Guid, object?>> All { get; } =
        new Dictionary<string, Func<ExitWorld, Guid, object?>>
        {
            ["POST /health/live"] = Nothing,
            ["POST /health/ready"] = Nothing,
            ["POST /fhir/{**path}"] = (_, _) => "{}",
            ["POST /fhir/auth/token"] = (_, _) => "grant_type=client_credentials&client_assertion=none",
            ["PUT /fhir/Task/{id}"] = (_, id) => new
            {
                resourceType = "Task",
                id,
                status = "received",
                intent = "order",
            },
            ["POST /api/portal/token"] = (_, _) => Credentials,
            ["POST /api/portal/session"] = (_, _) => Credentials,
            ["POST /api/portal/token/refresh"] = (_, _) => new { refreshToken = "none" },
            ["POST /api/portal/password"] = (_, _) => new { current = "a guess", @new = "another guess at it" },
            ["PUT /api/portal/accounts/{personId:guid}"] = (_, _) => new
            {
                email = "somebody@example.org",
                password = "correct horse battery staple",
                role = "participant",
            },
            ["POST /api/portal/accounts/{personId:guid}/disable"] = Nothing,
            ["PUT /api/directory/organizations/{id:guid}"] = (_, _) => new { name = "A Clinic", kind = "clinic" },
            ["PUT /api/directory/organizations/{organizationId:guid}/staff/{id:guid}"] =
                (_, _) => new { givenName = "Al", familyName = "Stone" },
            ["PUT /api/directory/participants/{id:guid}"] = (_, _) => new
            {
                givenName = "Al",
                familyName = "Stone",
                identifier = new { system = ExitWorld.IdentifierSystem, value = ExitWorld.Identifier },
            },
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
            ["POST /api/consent/accounting/verify"] = Nothing,
            ["PUT /api/referrals/referrals/{id:guid}"] = (world, _) => new
            {
                participantId = world.Participant,
                receivingOrganizationId = world.Network.Clinic,
                serviceCode = "outpatient-treatment",
                priority = "urgent",
            },
            ["POST /api/referrals/referrals/{id:guid}/submit"] = Nothing,
            ["POST /api/referrals/referrals/{id:guid}/cancel"] = Nothing,
            ["PUT /api/aftercare/check-ins/{id:guid}"] = (world, _) => new
            {
                participantId = world.Participant,
                heldAt = TimeProvider.System.GetUtcNow(),
                engagement = "engaged",
            },
            ["PUT /api/aftercare/milestones/{id:guid}"] = (world, _) => new
            {
                participantId = world.Participant,
                milestoneCode = "one-day",
                reachedOn = "2026-01-01",
            },
            ["PUT /api/crisis/escalations/{id:guid}"] = (world, _) => Crisis.CrisisDesk.Screened(world.Participant),
            ["POST /api/crisis/escalations/{id:guid}/acknowledge"] = Nothing,
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
            ["PUT /api/exchange/clients/{id:guid}/keys"] =
                (_, _) => new { jwksUrl = "https://clinic.example.org/jwks" },
        };

    private static object Credentials { get; } = new { email = ExitWorld.Email, password = "a guess" };

    private static object? Nothing(ExitWorld world, Guid id) => null;
}
