using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Resources;

/// <summary>Somebody has made sure of a local resource, or found that it is there no more.</summary>
internal static class MaintainResource
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/resources/{id:guid}/verify", VerifyAsync).WithSummary("Verify resource")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff).ShowsNothing();
        routes.MapPost("/resources/{id:guid}/withdraw", WithdrawAsync).WithSummary("Withdraw resource")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff).ShowsNothing();
    }

    private static async Task<ResourceView> VerifyAsync(
        Guid id,
        Request request,
        Caller caller,
        DirectoryDbContext store,
        ResourceClock clock,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var day = request.VerifiedOn ?? clock.Today;
        new Check().That(day <= clock.Today.AddDays(1), "verifiedOn", "Not a day in the future.").ThrowIfAny();
        var resource = await RequireOwnAsync(id, caller, store, cancellation);
        if (!resource.Active)
            throw new RefusedException("withdrawn", "It is there no more; describe it anew if it is again.");
        resource.Verify(day, time.Now());
        await store.SaveChangesAsync(cancellation);
        return ResourceView.Of(resource, clock);
    }

    private static async Task<ResourceView> WithdrawAsync(
        Guid id,
        Caller caller,
        DirectoryDbContext store,
        ResourceClock clock,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var resource = await RequireOwnAsync(id, caller, store, cancellation);
        resource.Withdraw(time.Now());
        await store.SaveChangesAsync(cancellation);
        return ResourceView.Of(resource, clock);
    }

    private static async Task<LocalResource> RequireOwnAsync(
        Guid id, Caller caller, DirectoryDbContext store, CancellationToken cancellation)
    {
        var organization = caller.Organization;
        return await store.Resources.SingleOrDefaultAsync(
            r => r.Id == id && r.OrganizationId == organization, cancellation)
            ?? throw new NotFoundException("resource");
    }

    internal sealed record Request
    {
        /// <summary>Today when left out.</summary>
        public DateOnly? VerifiedOn { get; init; }
    }
}
