using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Smart;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

internal static class Scopes
{
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
        if (caller.Scopes.Allow(type.Name, access)) return;
        throw new FhirException(
            StatusCodes.Status403Forbidden,
            IssueType.Forbidden,
            $"This needs the scope {SmartScope.Of(type.Name, access).Text}.");
    }
}
