using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Smart;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

internal static class Scopes
{
    /// <summary>Perhaps to some resources of the type only; the store is asked for no others.</summary>
    public static bool Reach(SmartCaller caller, string type, Access access) =>
        caller.Scopes.Restrictions(type, access) is null or { Count: > 0 };

    /// <exception cref="FhirException">The token does not reach this far, or nobody's could.</exception>
    public static void Require(SmartCaller caller, ServedType type, Access access)
    {
        if (!type.Access.HasFlag(access))
        {
            throw new FhirException(
                StatusCodes.Status405MethodNotAllowed,
                IssueType.NotSupported,
                $"{type.Name} is not served in this way; see metadata.");
        }
        Require(caller, type.Name, access);
    }

    /// <exception cref="FhirException">The token does not reach this far.</exception>
    public static void Require(SmartCaller caller, string type, Access access)
    {
        if (Reach(caller, type, access)) return;
        throw new FhirException(
            StatusCodes.Status403Forbidden,
            IssueType.Forbidden,
            $"This needs the scope {SmartScope.Of(type, access).Text}.");
    }
}
