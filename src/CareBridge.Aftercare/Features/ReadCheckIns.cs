using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features;

internal static class ReadCheckIns
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants/{participantId:guid}/check-ins", ListAsync)
            .RequireRole(Role.PeerSpecialist, Role.Participant);
        routes.MapGet("/check-ins/{id:guid}", GetAsync).RequireRole(Role.PeerSpecialist, Role.Participant);
    }

    private static async Task<Page<CheckInView>> ListAsync(
        Guid participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        CancellationToken cancellation)
    {
        if (caller.Role == Role.Participant && participantId != caller.Id) throw new NotFoundException("participant");
        var kept = await store.CheckIns.VisibleTo(caller)
            .Where(c => c.ParticipantId == participantId)
            .NewestFirstAsync(page, cancellation);
        return kept.Select(CheckInView.Of);
    }

    private static async Task<CheckInView> GetAsync(
        Guid id, Caller caller, AftercareDbContext store, CancellationToken cancellation)
    {
        var kept = await store.CheckIns.AsNoTracking().VisibleTo(caller)
            .SingleOrDefaultAsync(c => c.Id == id, cancellation)
            ?? throw new NotFoundException("check-in");
        return CheckInView.Of(kept);
    }
}
