using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Plans;

/// <summary>
/// A step of a plan is done, or is not after all: said by the participant, by whoever wrote the plan, or by who works
/// it with the participant. The last is told to the organization that wrote it, and needs a consent to that.
/// </summary>
internal static class MovePlanStep
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var step = routes.MapGroup("/plans/{id:guid}/steps/{number:int}")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsThroughDoor();
        step.MapPost("/start", MoveTo(PlanStepStatus.InProgress)).WithSummary("Start plan step");
        step.MapPost("/complete", MoveTo(PlanStepStatus.Completed)).WithSummary("Complete plan step");
        step.MapPost("/reopen", MoveTo(PlanStepStatus.InProgress)).WithSummary("Reopen plan step");
    }

    private static Delegate MoveTo(PlanStepStatus next) =>
        (Guid id, int number, Request? request, Caller caller, AftercareDbContext store,
            RecordDisclosures disclosures, PlanDisclosures plans, TimeProvider time, CancellationToken cancellation) =>
            HandleAsync(
                new Move(id, number, next, request?.Version), caller, store, disclosures, plans, time, cancellation);

    private static async Task<PlanView> HandleAsync(
        Move move,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        PlanDisclosures plans,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var plan = await store.Plans.KnownTo(caller)
            .SingleOrDefaultAsync(p => p.Id == move.PlanId, cancellation);
        var (before, accompaniment) = await disclosures.OpenOneAsync(
            plan, caller, purpose: null, plans.Showing, "plan", cancellation);
        if (move.Number < 1 || move.Number > before.Steps.Count) throw new NotFoundException("step");
        if (plan!.StepStatuses[move.Number - 1] == move.Next) return before with { Disclosure = accompaniment };
        if (move.ExpectedVersion is { } expected && expected != plan.Version)
            throw new StaleVersionException(expected, plan.Version);

        var isByAuthor = caller.OrganizationId == plan.OrganizationId;
        plan.MoveStep(move.Number, move.Next, isByAuthor, time.Now());
        // What participants say of themselves nobody discloses.
        if (!isByAuthor && caller.Role != Role.Participant)
            await plans.TellAuthorAsync(plan, caller, $"{move.Number} {move.Next}", cancellation);
        await store.SaveChangesAsync(cancellation);
        return plans.Showing.Own(plan) with { Disclosure = accompaniment };
    }

    /// <param name="Version">The version of the plan that it was read at; whatever stands when left out.</param>
    internal sealed record Request(long? Version);

    private sealed record Move(Guid PlanId, int Number, PlanStepStatus Next, long? ExpectedVersion);
}
