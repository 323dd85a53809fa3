using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Searching;
using SearchParamType = Hl7.Fhir.Model.SearchParamType;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>Which scopes mean something here.</summary>
internal static class ServedScopes
{
    public const string Rule = "System scopes of served resource types, separated by spaces, such as system/Task.rus "
        + "system/Observation.rs?category=survey; a condition is on a coded search parameter of the type.";

    public static bool Serve(SmartScope scope) =>
        ServedTypes.Know(scope.Type) && scope.Filter.Conditions.All(condition => Serve(scope.Type, condition));

    /// <summary>
    /// Codes only: a client chooses its own narrower scopes, and must not find out with them whom it may not see.
    /// </summary>
    private static bool Serve(string type, ScopeCondition condition) =>
        ServedTypes.Find(type) is { } served
        && served.Parameters.Any(parameter => parameter.Name == condition.Name
            && parameter is { Type: SearchParamType.Token, NamesPeople: false, Name: not "identifier" })
        && condition.Value.Split(',').All(
            value => TokenText.Split(value) is ({ Length: > 0 }, _) or (_, { Length: > 0 }));
}
