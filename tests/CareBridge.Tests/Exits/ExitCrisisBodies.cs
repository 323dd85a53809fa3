using CareBridge.Tests.Crisis;

namespace CareBridge.Tests.Exits;

/// <summary>What is sent to Crisis.</summary>
internal static class ExitCrisisBodies
{
    public static IReadOnlyDictionary<string, Func<ExitWorld, Guid, object?>> All { get; } =
        new Dictionary<string, Func<ExitWorld, Guid, object?>>
        {
            ["PUT /api/crisis/escalations/{id:guid}"] = (world, _) => CrisisDesk.Screened(world.Participant),
            ["PUT /api/crisis/drills/{id:guid}"] = (_, _) => new { notAsked = true },
            ["PUT /api/crisis/escalations/{id:guid}/screens/{screenId:guid}"] = (_, _) => CrisisDesk.Answers(),
            ["POST /api/crisis/escalations/{id:guid}/acknowledge"] = Nothing,
            ["POST /api/crisis/escalations/{id:guid}/contact"] = Nothing,
            ["POST /api/crisis/escalations/{id:guid}/severity"] = (_, _) => new { severity = "high" },
            ["POST /api/crisis/escalations/{id:guid}/resolve"] = (_, _) => new { disposition = "stayed-safe" },
            ["POST /api/crisis/escalations/{id:guid}/hand-over"] = (_, _) => new { to = Guid.CreateVersion7() },
            ["POST /api/crisis/escalations/{id:guid}/hand-over/accept"] = Nothing,
            ["POST /api/crisis/escalations/{id:guid}/hand-over/decline"] = Nothing,
            ["POST /api/crisis/escalations/{id:guid}/hand-over/withdraw"] = Nothing,
            ["PUT /api/crisis/escalations/{id:guid}/notes/{noteId:guid}"] = (_, _) => new { text = "They are safe." },
            ["PUT /api/crisis/on-call"] = (_, _) => new { timeZone = "UTC", tiers = (object[])[] },
            ["PUT /api/crisis/on-call/overrides/{id:guid}"] = (_, id) => new
            {
                tier = 1,
                personId = id,
                from = "2026-01-01T00:00:00Z",
                until = "2026-01-02T00:00:00Z",
            },
            ["POST /api/crisis/on-call/overrides/{id:guid}/withdraw"] = Nothing,
            ["PUT /api/crisis/on-call/absences/{id:guid}"] =
                (_, id) => new { personId = id, from = "2026-01-01T00:00:00Z", until = "2026-01-02T00:00:00Z" },
            ["POST /api/crisis/on-call/absences/{id:guid}/withdraw"] = Nothing,
            ["PUT /api/crisis/on-call/feeds/{id:guid}"] = (_, _) => new { onlyMine = true },
            ["POST /api/crisis/on-call/feeds/{id:guid}/revoke"] = Nothing,
            ["PUT /api/crisis/participants/{participantId:guid}/safety-plan"] =
                (_, _) => SafetyPlanDesk.Together(SafetyPlanDesk.Plan()),
            ["POST /api/crisis/safety-plans/{id:guid}/retire"] = Nothing,
            ["PUT /api/crisis/escalations/{id:guid}/after-action/{noteId:guid}"] =
                (_, _) => new { wentWell = "We were quick." },
            ["POST /api/crisis/links/{token}"] = (_, _) => "language=en",
            ["POST /api/crisis/follow-ups/{id:guid}/take"] = Nothing,
            ["POST /api/crisis/follow-ups/{id:guid}/finish"] = (_, _) => new { outcome = "safe" },
        };

    private static object? Nothing(ExitWorld world, Guid id) => null;
}
