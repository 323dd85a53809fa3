using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace CareBridge.Platform.Web;

/// <summary>Finds the endpoint that a request within another is for, among those whose addresses begin alike.</summary>
/// <param name="prefix">How they begin.</param>
public sealed class InnerRoutes(EndpointDataSource endpoints, string prefix)
{
    private readonly Lazy<IReadOnlyList<Served>> _routes = new(() =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith(prefix, StringComparison.Ordinal) == true)
            .OrderBy(endpoint => endpoint.Order).ThenBy(endpoint => endpoint.RoutePattern.InboundPrecedence)
            .Select(endpoint => new Served(
                endpoint,
                new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []),
                endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods)),
    ]);

    /// <summary>Sets the endpoint and its values, as routing would.</summary>
    /// <returns>Null when nothing is at this address.</returns>
    public RouteEndpoint? Route(HttpContext http)
    {
        foreach (var route in _routes.Value)
        {
            var values = new RouteValueDictionary();
            if (route.Methods?.Contains(http.Request.Method) == false
                || !route.Matcher.TryMatch(http.Request.Path, values)) continue;
            http.SetEndpoint(route.Endpoint);
            http.Request.RouteValues = values;
            return route.Endpoint;
        }
        return null;
    }

    /// <param name="Methods">Null for any.</param>
    private sealed record Served(RouteEndpoint Endpoint, TemplateMatcher Matcher, IReadOnlyList<string>? Methods);
}
