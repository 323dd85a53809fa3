using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Goals;

/// <summary>
/// How far a goal is, and what becomes of it: said by the participant or by the community that holds it.
/// </summary>
internal static class MoveGoal
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var goal = routes.MapGroup("/goals/{id:guid}")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();
        goal.MapPost("/complete", MoveTo(GoalStatus.Completed)).WithSummary("Complete goal");
        goal.MapPost("/hold", MoveTo(GoalStatus.OnHold)).WithSummary("Put goal on hold");
        goal.MapPost("/reopen", MoveTo(GoalStatus.Active)).WithSummary("Reopen goal");
        goal.MapPost("/cancel", MoveTo(GoalStatus.Cancelled)).WithSummary("Cancel goal");
        goal.MapPost("/retract", MoveTo(GoalStatus.EnteredInError)).WithSummary("Retract goal");
        goal.MapPost("/progress", ProgressAsync).WithSummary("Say how far a goal is");
    }

    private static Delegate MoveTo(GoalStatus next) =>
        async (Guid id, Caller caller, AftercareDbContext store, ISeal seal, TimeProvider time,
            CancellationToken cancellation) =>
        {
            var goal = await FindAsync(id, caller, store, cancellation);
            goal.MoveTo(next, time.Now());
            await store.SaveChangesAsync(cancellation);
            return GoalView.Of(goal, seal);
        };

    private static async Task<GoalView> ProgressAsync(
        Guid id,
        Request request,
        Caller caller,
        AftercareDbContext store,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var goal = await FindAsync(id, caller, store, cancellation);
        goal.Progress(request.Achievement, time.Now());
        await store.SaveChangesAsync(cancellation);
        return GoalView.Of(goal, seal);
    }

    private static async Task<Goal> FindAsync(
        Guid id, Caller caller, AftercareDbContext store, CancellationToken cancellation)
    {
        var (organization, callerId) = (caller.OrganizationId, caller.Id);
        return await store.Goals.KnownTo(caller)
            .SingleOrDefaultAsync(
                g => g.Id == id
                    && (organization == null ? g.ParticipantId == callerId : g.OrganizationId == organization),
                cancellation)
            ?? throw new NotFoundException("goal");
    }

    internal sealed record Request
    {
        public required GoalAchievement Achievement { get; init; }
    }
}
