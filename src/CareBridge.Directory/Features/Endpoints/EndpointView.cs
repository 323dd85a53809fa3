using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;

namespace CareBridge.Directory.Features.Endpoints;

internal sealed record EndpointView(
    Guid Id, long Version, Guid OrganizationId, EndpointConnection Connection, string? Name, string Url, bool Active)
{
    public static EndpointView Of(OrganizationEndpoint endpoint) => new(
        endpoint.Id,
        endpoint.Version,
        endpoint.OrganizationId,
        endpoint.Terms.Connection,
        endpoint.Terms.Name,
        endpoint.Terms.Url,
        endpoint.Active);
}
