namespace CareBridge.Tests.Exits;

/// <summary>What is sent to endpoints that take what everybody may know.</summary>
internal static class ExitListings
{
    /// <summary>By method and route.</summary>
    public static IReadOnlyDictionary<string, Func<ExitWorld, Guid, object?>> Bodies { get; } =
        new Dictionary<string, Func<ExitWorld, Guid, object?>>
        {
            ["PUT /api/directory/organizations/{id:guid}"] = (_, _) => new { name = "A Clinic", kind = "clinic" },
            ["PUT /api/directory/organizations/{organizationId:guid}/endpoints/{id:guid}"] =
                (_, _) => new { connection = "hl7-fhir-rest", address = "https://clinic.example.org/fhir" },
            ["POST /api/directory/organizations/{organizationId:guid}/endpoints/{id:guid}/withdraw"] =
                ExitBodies.Nothing,
            ["PUT /api/directory/organizations/{organizationId:guid}/staff/{id:guid}"] =
                (_, _) => new { givenName = "Al", familyName = "Stone", role = "peer-specialist" },
            ["POST /api/directory/organizations/{organizationId:guid}/staff/{id:guid}/leave"] = ExitBodies.Nothing,
            // Under the other ids the strangers have registered somebody themselves, and may find them.
            ["POST /api/directory/participants/find"] = (world, _) => new { ids = new[] { world.Participant } },
            ["POST /api/directory/participant-matches/{id:guid}/confirm"] = (_, _) => new { version = 1 },
            ["POST /api/directory/participant-matches/{id:guid}/dismiss"] = (_, _) => new { version = 1 },
            ["POST /api/directory/participant-matches/{id:guid}/undo"] = (_, _) => new { version = 1 },
            ["POST /api/directory/participant-matches/{id:guid}/reopen"] = (_, _) => new { version = 1 },
            ["PUT /api/directory/legal-holds/{id:guid}"] =
                (world, _) => new { participantId = world.Participant, reason = "A case" },
            ["POST /api/directory/legal-holds/{id:guid}/lift"] = (_, _) => new { reason = "It is closed" },
            ["POST /api/directory/organizations/{id:guid}/verify"] =
                (_, _) => new { method = "call", reference = "555-0100" },
            ["POST /api/directory/organizations/{id:guid}/suspend"] = (_, _) => new { reason = "A complaint" },
            ["POST /api/directory/organizations/{id:guid}/withdraw"] = (_, _) => new { reason = "A complaint" },
            ["PUT /api/directory/groups/{id:guid}"] = (_, _) => new
            {
                name = "A group",
                format = "online",
                languages = new[] { "en" },
                acceptsNewMembers = true,
            },
            ["POST /api/directory/groups/{id:guid}/close"] = ExitBodies.Nothing,
            ["POST /api/directory/groups/suggest"] = (_, _) => new { preferences = new { } },
            ["PUT /api/directory/resources/{id:guid}"] =
                (_, _) => new { category = "food", name = "Pantry", verifiedOn = "2026-01-01" },
            ["POST /api/directory/resources/{id:guid}/verify"] = (_, _) => new { },
            ["POST /api/directory/resources/{id:guid}/withdraw"] = ExitBodies.Nothing,
            ["PUT /api/directory/imports/{id:guid}"] =
                (_, _) => new { feed = "intergroup", format = "meeting-guide", timeZone = "America/New_York" },
            ["PUT /api/directory/imports/{id:guid}/parts/{number:int}"] = (_, _) => "[]",
            ["POST /api/directory/imports/{id:guid}/start"] = (_, _) => new { parts = 1 },
            ["POST /api/directory/imports/{id:guid}/cancel"] = ExitBodies.Nothing,
            ["PUT /api/directory/group-searches/{id:guid}"] =
                (world, _) => new { participantId = world.Participant, organizationId = world.Network.Community },
            ["POST /api/directory/group-searches/{id:guid}/match"] = ExitBodies.Nothing,
            ["POST /api/directory/group-searches/{id:guid}/propose"] =
                (world, _) => new { groupIds = new[] { world.SeenGroup }, reason = "Near." },
            ["PUT /api/directory/group-searches/{id:guid}/visits/{visitId:guid}"] = (world, _) => new
            {
                groupId = world.SeenGroup,
                visitedOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
                feeling = "unsure",
            },
            ["POST /api/directory/group-searches/{id:guid}/choose"] =
                (world, _) => new { groupId = world.SeenGroup },
            ["POST /api/directory/group-searches/{id:guid}/resume"] = ExitBodies.Nothing,
            ["POST /api/directory/group-searches/{id:guid}/end"] = ExitBodies.Nothing,
            ["POST /api/directory/group-searches/{id:guid}/forget"] = ExitBodies.Nothing,
        };
}
