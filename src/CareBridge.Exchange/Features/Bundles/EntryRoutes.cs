using CareBridge.Exchange.Features.Rest;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Bundles;

/// <summary>Finds the endpoint that an entry of a Bundle is for, among those that serve requests.</summary>
internal sealed class EntryRoutes(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyList<Served>> _routes = new(() =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/fhir", StringComparison.Ordinal) == true)
            .OrderBy(endpoint => endpoint.Order).ThenBy(endpoint => endpoint.RoutePattern.InboundPrecedence)
            .Select(endpoint => new Served(
                endpoint,
                new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []),
                endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods)),
    ]);

    /// <summary>Sets the endpoint, as routing would.</summary>
    /// <exception cref="FhirException">It is not served in Bundles.</exception>
    public void Route(HttpContext http)
    {
        foreach (var route in _routes.Value)
        {
            var values = new RouteValueDictionary();
            if (route.Methods?.Contains(http.Request.Method) == false
                || !route.Matcher.TryMatch(http.Request.Path, values)) continue;
            if (route.Endpoint.Metadata.GetMetadata<ServesEntries>() is null)
            {
                throw new FhirException(
                    StatusCodes.Status422UnprocessableEntity,
                    IssueType.NotSupported,
                    "This is not served in a Bundle; send it as a request of its own.");
            }
            http.SetEndpoint(route.Endpoint);
            http.Request.RouteValues = values;
            return;
        }
        throw FhirException.NotFound();
    }

    /// <param name="Methods">Null for any.</param>
    private sealed record Served(RouteEndpoint Endpoint, TemplateMatcher Matcher, IReadOnlyList<string>? Methods);
}
