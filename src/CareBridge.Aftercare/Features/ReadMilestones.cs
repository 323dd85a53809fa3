using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features;

internal static class ReadMilestones
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants/{participantId:guid}/milestones", ListAsync)
            .RequireRole(Role.PeerSpecialist, Role.Participant);
        routes.MapGet("/milestones/{id:guid}", GetAsync).RequireRole(Role.PeerSpecialist, Role.Participant);
    }

    private static async Task<Page<MilestoneView>> ListAsync(
        Guid participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        CancellationToken cancellation)
    {
        if (caller.Role == Role.Participant && participantId != caller.Id) throw new NotFoundException("participant");
        var kept = await store.Milestones.VisibleTo(caller)
            .Where(m => m.ParticipantId == participantId)
            .NewestFirstAsync(page, cancellation);
        return kept.Select(MilestoneView.Of);
    }

    private static async Task<MilestoneView> GetAsync(
        Guid id, Caller caller, AftercareDbContext store, CancellationToken cancellation)
    {
        var kept = await store.Milestones.AsNoTracking().VisibleTo(caller)
            .SingleOrDefaultAsync(m => m.Id == id, cancellation)
            ?? throw new NotFoundException("milestone");
        return MilestoneView.Of(kept);
    }
}
