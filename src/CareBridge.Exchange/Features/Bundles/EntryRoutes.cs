using CareBridge.Exchange.Features.Rest;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Bundles;

/// <summary>Finds the endpoint that an entry of a Bundle is for, among those that serve requests.</summary>
internal sealed class EntryRoutes(EndpointDataSource endpoints)
{
    private readonly InnerRoutes _routes = new(endpoints, "/fhir");

    /// <summary>Sets the endpoint, as routing would.</summary>
    /// <exception cref="FhirException">It is not served in Bundles.</exception>
    public void Route(HttpContext http)
    {
        var endpoint = _routes.Route(http) ?? throw FhirException.NotFound();
        if (endpoint.Metadata.GetMetadata<ServesEntries>() is not null) return;
        throw new FhirException(
            StatusCodes.Status422UnprocessableEntity,
            IssueType.NotSupported,
            "This is not served in a Bundle; send it as a request of its own.");
    }
}
