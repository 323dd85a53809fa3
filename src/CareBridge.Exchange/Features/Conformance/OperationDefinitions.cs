using System.Text.Json.Nodes;
using CareBridge.Exchange.Features.Operations;

namespace CareBridge.Exchange.Features.Conformance;

/// <summary>The operations as they are here: those of HL7's with what of them we understand, and ours.</summary>
internal static class OperationDefinitions
{
    public static IReadOnlyList<Definition> All { get; } = [.. ServedOperations.All.Select(Describe)];

    private static Definition Describe(ServedOperation operation)
    {
        var body = new JsonObject
        {
            ["kind"] = "operation",
            ["affectsState"] = operation.AffectsState,
            ["code"] = operation.Code,
            ["system"] = operation.OnSystem,
            ["type"] = operation.OnType,
            ["instance"] = operation.OnInstance,
            ["parameter"] = new JsonArray([.. operation.Parameters.Select(In), .. Out(operation)]),
        };
        if (operation.Base is { } definition) body["base"] = definition;
        if (operation.Types.Count > 0)
            body["resource"] = new JsonArray([.. operation.Types.Select(type => JsonValue.Create(type))]);
        return Definition.Of(
            "OperationDefinition", operation.Id, operation.Title, operation.Description, body);
    }

    private static JsonObject In(OperationParameter parameter) => new()
    {
        ["name"] = parameter.Name,
        ["use"] = "in",
        ["min"] = parameter.IsRequired ? 1 : 0,
        ["max"] = parameter.Repeats ? "*" : "1",
        ["documentation"] = parameter.Documentation,
        ["type"] = parameter.Type,
    };

    private static IEnumerable<JsonObject> Out(ServedOperation operation)
    {
        if (operation.Answer is not { } type) yield break;
        yield return new JsonObject
        {
            ["name"] = "return",
            ["use"] = "out",
            ["min"] = 1,
            ["max"] = "1",
            ["type"] = type,
        };
    }
}
