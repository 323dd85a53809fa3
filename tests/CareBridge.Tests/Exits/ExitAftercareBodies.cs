namespace CareBridge.Tests.Exits;

/// <summary>What is sent to aftercare's endpoints.</summary>
internal static class ExitAftercareBodies
{
    /// <summary>By method and route; the id is the one in the path.</summary>
    public static IReadOnlyDictionary<string, Func<ExitWorld, Guid, object?>> All { get; } =
        ExitLivingBodies.All.Concat(new Dictionary<string, Func<ExitWorld, Guid, object?>>
        {
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
            ["PUT /api/aftercare/plans/{id:guid}"] = (world, _) => new
            {
                participantId = world.Participant,
                status = "active",
                title = "A plan",
                version = 1,
            },
            ["POST /api/aftercare/plans/{id:guid}/steps/{number:int}/start"] = Nothing,
            ["POST /api/aftercare/plans/{id:guid}/steps/{number:int}/complete"] = Nothing,
            ["POST /api/aftercare/plans/{id:guid}/steps/{number:int}/reopen"] = Nothing,
            ["PUT /api/aftercare/communications/{id:guid}"] = (world, _) => new
            {
                participantId = world.Participant,
                recipientOrganizationId = world.Network.Community,
                text = "Who is it?",
            },
            ["PUT /api/aftercare/attendances/{id:guid}"] = (world, _) => new
            {
                participantId = world.Participant,
                kind = "one-to-one",
                format = "online",
                startedAt = TimeProvider.System.GetUtcNow().AddHours(-1),
                minutes = 30,
            },
            ["POST /api/aftercare/attendances/{id:guid}/retract"] = Nothing,
            ["PUT /api/aftercare/supports/{id:guid}"] =
                (world, _) => new { participantId = world.Participant, begunOn = "2026-01-01" },
            ["POST /api/aftercare/supports/{id:guid}/pause"] = Nothing,
            ["POST /api/aftercare/supports/{id:guid}/resume"] = Nothing,
            ["POST /api/aftercare/supports/{id:guid}/retract"] = Nothing,
            ["POST /api/aftercare/supports/{id:guid}/finish"] = (_, _) => new { endedOn = "2026-02-01" },
            [$"PUT {Member}"] = (_, _) => new { kind = "related", name = "Al Stone", roleCode = "friend" },
            [$"POST {Member}/end"] = (_, _) => new { endedOn = "2026-02-01" },
            [$"POST {Member}/retract"] = Nothing,
        }).ToDictionary();

    private const string Member = "/api/aftercare/participants/{participantId:guid}/circle/members/{id:guid}";

    private static object? Nothing(ExitWorld world, Guid id) => null;
}
