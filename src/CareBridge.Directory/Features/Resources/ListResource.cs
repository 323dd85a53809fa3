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

namespace CareBridge.Directory.Features.Resources;

/// <summary>Lists a local resource, or says anew what it is like. Who lists it keeps its entry.</summary>
internal static class ListResource
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/resources/{id:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff)
            .ShowsNothing().Creates<ResourceView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        ResourceInput request,
        Caller caller,
        DirectoryDbContext store,
        ResourceClock clock,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var profile = request.ToProfile(clock.Today);
        var resource = await store.Resources.SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (resource is null) new Check().NotDerived(id, "id").ThrowIfAny();
        if (resource is not null && resource.OrganizationId != caller.Organization)
            throw new RefusedException("id-taken", "This id is in use; make a new one.");
        if (request.ExpectedVersion is { } expected && expected != (resource?.Version ?? 0))
            throw new StaleVersionException(expected, resource?.Version ?? 0);
        var isNew = resource is null;
        if (resource is null)
            store.Resources.Add(resource = LocalResource.List(id, caller.Organization, profile, time.Now()));
        else
            resource.Describe(profile, time.Now());
        await store.SaveChangesAsync(cancellation);

        var view = ResourceView.Of(resource, clock);
        return isNew ? Results.Created($"/api/directory/resources/{id}", view) : Results.Ok(view);
    }
}
