using CareBridge.Directory.Domain.Holds;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Directory.Features.Holds;

/// <summary>What it kept may be deleted again when it is time, unless another hold keeps it.</summary>
internal static class LiftHold
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/legal-holds/{id:guid}/lift", HandleAsync).WithSummary("Lift legal hold")
            .RequireRole(Role.Administrator, Role.PrivacyOfficer).ShowsOwn();

    private static async Task<HoldView> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        new Check().Text(request.Reason, "reason", LegalHold.ReasonLength).ThrowIfAny();
        var hold = await store.RequireHoldAsync(id, caller, cancellation);
        hold.Lift(request.Reason, caller.Id, time.Now());
        await store.SaveChangesAsync(cancellation);
        return HoldView.Of(hold);
    }

    internal sealed record Request
    {
        /// <summary>In words that name nobody.</summary>
        public required string Reason { get; init; }
    }
}
