using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Crisis.Domain.SafetyPlans;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Crisis.Features.SafetyPlans;

/// <summary>A safety plan is written by the participant, or by staff who serve them together with them.</summary>
internal sealed class WriteSafetyPlan(
    CrisisDbContext store, CaseDesk desk, IDirectory directory, ISeal seal, TimeProvider time)
{
    private const string ServesYou = "Name an organization that serves you.";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut(
                "/participants/{participantId:guid}/safety-plan",
                (Guid participantId, Request request, Caller caller, WriteSafetyPlan write,
                    CancellationToken cancellation) => write.HandleAsync(participantId, request, caller, cancellation))
            .WithSummary("Write safety plan")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsOwn().Creates<SafetyPlanView>();
        routes.MapPost(
                "/safety-plans/{id:guid}/retire",
                (Guid id, Caller caller, WriteSafetyPlan write, CancellationToken cancellation) =>
                    write.RetireAsync(id, caller, cancellation))
            .WithSummary("Retire safety plan")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsOwn();
    }

    private async Task<IResult> HandleAsync(
        Guid participantId, Request request, Caller caller, CancellationToken cancellation)
    {
        var isOwn = caller.Role == Role.Participant;
        if (isOwn && participantId != caller.Id) throw new NotFoundException("participant");
        new Check()
            .That(isOwn == request.OrganizationId is not null, "organizationId", isOwn ? ServesYou : "Leave it out.")
            .That(
                isOwn || request.WrittenWithParticipant,
                "writtenWithParticipant",
                "A safety plan is written together with the person whose it is.")
            .Check(request.Plan)
            .ThrowIfAny();
        var holder = request.OrganizationId ?? caller.Organization;
        var participant = await directory.FindParticipantAsync(new FindParticipant(participantId), cancellation);
        if (!participant.OrganizationIds.Contains(holder))
        {
            throw isOwn
                ? new InvalidRequestException("organizationId", ServesYou)
                : new NotFoundException("participant");
        }
        return await desk.TryAsync(() => TryAsync(participantId, holder, request, Author(caller), cancellation));
    }

    private async Task<IResult> TryAsync(
        Guid participantId, Guid holder, Request request, PlanAuthor author, CancellationToken cancellation)
    {
        var id = SafetyPlan.IdOf(participantId, holder);
        var plan = await store.SafetyPlans.SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (plan?.Says(request.Plan, seal) == true) return Results.Ok(SafetyPlanView.Of(plan, seal));
        var (expected, actual) = (request.Version ?? 0, plan?.Version ?? 0);
        if (expected != actual) throw new StaleVersionException(expected, actual);
        var (text, now, isNew) = (seal.Seal(request.Plan), time.Now(), plan is null);
        if (plan is null) store.SafetyPlans.Add(plan = SafetyPlan.Begin(participantId, holder, text, author, now));
        else plan.Rewrite(text, author, now);
        await store.SaveChangesAsync(cancellation);
        var view = SafetyPlanView.Of(plan, seal);
        return isNew ? Results.Created($"/api/crisis/safety-plans/{id}", view) : Results.Ok(view);
    }

    private Task<SafetyPlanView> RetireAsync(Guid id, Caller caller, CancellationToken cancellation) =>
        desk.TryAsync(async () =>
        {
            var plan = await store.SafetyPlans.HeldBy(caller).SingleOrDefaultAsync(p => p.Id == id, cancellation)
                ?? throw new NotFoundException("safety plan");
            plan.Retire(Author(caller), time.Now());
            await store.SaveChangesAsync(cancellation);
            return SafetyPlanView.Of(plan, seal);
        });

    private static PlanAuthor Author(Caller caller) => new(caller.Id, caller.Role == Role.Participant);

    internal sealed record Request
    {
        /// <summary>Required from a participant, and from nobody else: which of the organizations that serve them is
        /// to hold it.</summary>
        public Guid? OrganizationId { get; init; }

        /// <summary>Of staff: that the participant was there and agreed to what it says.</summary>
        public bool WrittenWithParticipant { get; init; }

        public required SafetyPlanText Plan { get; init; }

        /// <summary>The version that is to be replaced; left out or 0, a new plan is made.</summary>
        public long? Version { get; init; }
    }
}
