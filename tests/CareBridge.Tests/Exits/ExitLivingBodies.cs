namespace CareBridge.Tests.Exits;

/// <summary>What is sent to aftercare's endpoints for what people live with every day.</summary>
internal static class ExitLivingBodies
{
    private const string Agreement = "/api/aftercare/participants/{participantId:guid}/check-in-agreement";
    private const string Partnership = "/api/aftercare/partnerships/{id:guid}";
    private const string Warning = "/api/aftercare/warnings/{id:guid}";

    /// <summary>By method and route; the id is the one in the path.</summary>
    public static IReadOnlyDictionary<string, Func<ExitWorld, Guid, object?>> All { get; } =
        new Dictionary<string, Func<ExitWorld, Guid, object?>>
        {
            ["POST /api/aftercare/check-ins/sync"] = (world, _) => new
            {
                organizationId = world.Network.Community,
                deviceId = world.CheckIn,
                sentAt = TimeProvider.System.GetUtcNow(),
                entries = new[]
                {
                    new { id = world.CheckIn, sequence = 1, madeAt = TimeProvider.System.GetUtcNow(), craving = 3 },
                },
            },
            ["POST /api/aftercare/check-ins/{id:guid}/share"] = ExitBodies.Nothing,
            ["POST /api/aftercare/check-ins/{id:guid}/keep-private"] = ExitBodies.Nothing,
            [$"PUT {Agreement}"] = (_, _) => new
            {
                rhythm = "daily",
                timeZone = "UTC",
                questions = new[] { "mood" },
            },
            [$"POST {Agreement}/pause"] = ExitBodies.Nothing,
            [$"POST {Agreement}/resume"] = ExitBodies.Nothing,
            [$"POST {Agreement}/end"] = ExitBodies.Nothing,
            [$"PUT {Agreement}/sobriety"] =
                (world, _) => new { organizationId = world.Network.Community, words = "A guess" },
            ["PUT /api/aftercare/prompts"] = (_, _) => new { own = new[] { new { en = "What?", es = "¿Qué?" } } },
            ["POST /api/aftercare/participants/{participantId:guid}/check-in-links"] = (_, _) => new { days = 1 },
            ["POST /api/aftercare/check-in-links/{id:guid}/revoke"] = ExitBodies.Nothing,
            ["POST /api/aftercare/links/{token}"] = (_, _) => "answer=yes&language=es",
            ["POST /api/aftercare/milestones/{id:guid}/share"] = ExitBodies.Nothing,
            ["POST /api/aftercare/milestones/{id:guid}/keep-private"] = ExitBodies.Nothing,
            ["PUT /api/aftercare/participants/{participantId:guid}/days"] =
                (_, _) => new { timeZone = "UTC", startedOn = "2026-01-01" },
            ["POST /api/aftercare/participants/{participantId:guid}/days/setback"] =
                (_, _) => new { on = "2026-01-02" },
            ["PUT /api/aftercare/goals/{id:guid}"] =
                (world, _) => new { participantId = world.Participant, words = "A goal" },
            ["POST /api/aftercare/goals/{id:guid}/complete"] = ExitBodies.Nothing,
            ["POST /api/aftercare/goals/{id:guid}/hold"] = ExitBodies.Nothing,
            ["POST /api/aftercare/goals/{id:guid}/reopen"] = ExitBodies.Nothing,
            ["POST /api/aftercare/goals/{id:guid}/cancel"] = ExitBodies.Nothing,
            ["POST /api/aftercare/goals/{id:guid}/retract"] = ExitBodies.Nothing,
            ["POST /api/aftercare/goals/{id:guid}/progress"] = (_, _) => new { achievement = "improving" },
            ["POST /api/aftercare/attendances/{id:guid}/confirm"] = ExitBodies.Nothing,
            ["POST /api/aftercare/attendances/{id:guid}/not-confirm"] = ExitBodies.Nothing,
            ["PUT /api/aftercare/participants/{participantId:guid}/circle/members/{id:guid}/boundaries"] =
                (_, _) => new
                {
                    hours = new { from = "08:00:00", to = "20:00:00", timeZone = "UTC" },
                    mayBeTold = new[] { "craving" },
                    knownAs = "Al",
                },
            [$"POST {Partnership}/agree"] = ExitBodies.Nothing,
            [$"POST {Partnership}/end"] = ExitBodies.Nothing,
            [$"POST {Partnership}/links"] = ExitBodies.Nothing,
            ["PUT /api/aftercare/contacts/{id:guid}"] = (world, _) => new
            {
                participantId = world.Participant,
                means = "call",
                outcome = "reached",
                madeAt = TimeProvider.System.GetUtcNow(),
            },
            ["PUT /api/aftercare/warning-rules"] = (_, _) => new
            {
                rules = new[] { new { signal = "craving", threshold = 9 } },
                waits = new { partner = 1, specialist = 5, followUp = 5 },
            },
            [$"POST {Warning}/acknowledge"] = ExitBodies.Nothing,
            [$"POST {Warning}/end"] = (_, _) => new { end = "false-alarm" },
            [$"POST {Warning}/help"] = (_, _) => new { wanted = true },
        };
}
