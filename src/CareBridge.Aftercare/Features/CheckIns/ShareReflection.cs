using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.CheckIns;

/// <summary>
/// A participant shares their words with the community, and so with whoever they have consented to; or no longer.
/// </summary>
internal static class ShareReflection
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var checkIn = routes.MapGroup("/check-ins/{id:guid}").RequireRole(Role.Participant).ShowsOwn();
        checkIn.MapPost("/share", Share(isShared: true)).WithSummary("Share reflection");
        checkIn.MapPost("/keep-private", Share(isShared: false)).WithSummary("Keep reflection private");
    }

    private static Delegate Share(bool isShared) =>
        async (Guid id, Caller caller, AftercareDbContext store, ISeal seal, TimeProvider time,
            CancellationToken cancellation) =>
        {
            var checkIn = await store.CheckIns.VisibleTo(caller).SingleOrDefaultAsync(c => c.Id == id, cancellation)
                ?? throw new NotFoundException("check-in");
            checkIn.ShareReflection(isShared, time.Now());
            await store.SaveChangesAsync(cancellation);
            return CheckInView.Of(checkIn, caller, seal);
        };
}
