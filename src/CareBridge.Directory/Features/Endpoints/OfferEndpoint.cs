using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Endpoints;

/// <summary>Tells the network where an organization's systems are reached.</summary>
internal static class OfferEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/organizations/{organizationId:guid}/endpoints/{id:guid}", HandleAsync)
            .RequireRole(Role.Administrator).ShowsNothing().Creates<EndpointView>();

    private static async Task<IResult> HandleAsync(
        Guid organizationId,
        Guid id,
        Request request,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var url = EndpointUrl.Of(request.Connection, request.Address);
        new Check()
            .OptionalText(request.Name, "name", Lengths.Name)
            .That(url is not null, "address", EndpointUrl.Rule(request.Connection))
            .ThrowIfAny();
        var organization = await store.RequireOrganizationAsync(organizationId, cancellation);
        var endpoint = await store.Endpoints.SingleOrDefaultAsync(e => e.Id == id, cancellation);
        if (endpoint is not null && endpoint.OrganizationId != organizationId)
            throw new RefusedException("id-taken", "This id is in use; make a new one.");

        var (terms, now) = (new EndpointTerms(request.Connection, request.Name, url!), time.Now());
        var isNew = endpoint is null;
        if (endpoint is null)
            store.Endpoints.Add(endpoint = OrganizationEndpoint.Offer(id, organizationId, terms, now));
        else
            endpoint.Offer(terms, now);
        organization.Offer(id, now);
        await store.SaveChangesAsync(cancellation);

        var view = EndpointView.Of(endpoint);
        return isNew
            ? Results.Created($"/api/directory/organizations/{organizationId}/endpoints/{id}", view)
            : Results.Ok(view);
    }

    internal sealed record Request
    {
        public required EndpointConnection Connection { get; init; }

        public string? Name { get; init; }

        /// <summary>An https address, or an e-mail address.</summary>
        public required string Address { get; init; }
    }
}
