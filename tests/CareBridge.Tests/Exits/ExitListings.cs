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
            ["PUT /api/directory/groups/{id:guid}"] = (_, _) => new
            {
                name = "A group",
                format = "online",
                languages = new[] { "en" },
                acceptsNewMembers = true,
            },
            ["POST /api/directory/groups/{id:guid}/close"] = ExitBodies.Nothing,
        };
}
