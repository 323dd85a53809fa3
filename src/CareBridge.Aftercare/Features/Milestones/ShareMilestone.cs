using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Milestones;

/// <summary>
/// A participant shares a milestone with the community, and so with whoever they have consented to; or no longer.
/// </summary>
internal static class ShareMilestone
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var milestone = routes.MapGroup("/milestones/{id:guid}").RequireRole(Role.Participant).ShowsOwn();
        milestone.MapPost("/share", Share(isShared: true)).WithSummary("Share milestone");
        milestone.MapPost("/keep-private", Share(isShared: false)).WithSummary("Keep milestone private");
    }

    private static Delegate Share(bool isShared) =>
        async (Guid id, Caller caller, AftercareDbContext store, ISeal seal, TimeProvider time,
            CancellationToken cancellation) =>
        {
            var milestone = await store.Milestones.VisibleTo(caller)
                .SingleOrDefaultAsync(m => m.Id == id, cancellation)
                ?? throw new NotFoundException("milestone");
            milestone.Share(isShared, time.Now());
            await store.SaveChangesAsync(cancellation);
            return MilestoneView.Of(milestone, seal);
        };
}
