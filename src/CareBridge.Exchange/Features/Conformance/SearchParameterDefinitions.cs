using System.Text.Json.Nodes;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Searching;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Utility;

namespace CareBridge.Exchange.Features.Conformance;

/// <summary>The search parameters that R4 does not define itself.</summary>
internal static class SearchParameterDefinitions
{
    public static IReadOnlyList<Definition> All { get; } =
    [
        .. from type in ServedTypes.All
           from parameter in type.Parameters
           where parameter.Definition.StartsWith(Canonicals.Own, StringComparison.Ordinal)
           select Describe(type, parameter),
    ];

    private static Definition Describe(ServedType type, SearchParameter parameter) => Definition.Of(
        "SearchParameter",
        parameter.Definition[(parameter.Definition.LastIndexOf('/') + 1)..],
        parameter.Name,
        parameter.Documentation,
        new JsonObject
        {
            ["code"] = parameter.Name,
            ["base"] = new JsonArray(type.Name),
            ["type"] = parameter.Type.GetLiteral(),
            ["expression"] = parameter.Expression,
            ["xpathUsage"] = "normal",
        });
}
