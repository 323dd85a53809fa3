namespace CareBridge.Tests.Exits;

/// <summary>What is sent to the machinery of each service.</summary>
internal static class ExitOperationBodies
{
    public static IReadOnlyDictionary<string, Func<ExitWorld, Guid, object?>> All { get; } =
        Host.Services.All.SelectMany(module => Of($"/api/{module.Name}/operation"))
            .ToDictionary(one => one.Call, one => one.Body);

    private static IEnumerable<(string Call, Func<ExitWorld, Guid, object?> Body)> Of(string path) =>
    [
        ($"POST {path}/failures/replay", (_, _) => null),
        ($"POST {path}/failures/{{id:guid}}/replay", (_, _) => null),
        ($"POST {path}/failures/{{id:guid}}/discard", (_, _) => new { reason = "It is in our way." }),
        ($"PUT {path}/rebuilds/{{id:guid}}", (_, _) => new { projection = "search" }),
    ];
}
