using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Smart;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

internal static class Scopes
{
    /// <summary>Perhaps to some resources of the type only; the store is asked for no others.</summary>
    public static bool Reach(SmartCaller caller, ServedType type, Access access) =>
        caller.Scopes.Restrictions(type.Name, access) is null or { Count: > 0 };

    /// <exception cref="FhirException">The token does not reach this far.</exception>
    public static void Require(SmartCaller caller, ServedType type, Access access)
    {
        if (Reach(caller, type, access)) return;
        throw new FhirException(
            StatusCodes.Status403Forbidden,
            IssueType.Forbidden,
            $"This needs the scope {SmartScope.Of(type.Name, access).Text}.");
    }
}
