using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Plans;

/// <summary>A peer community's own plan, or that of a clinic without a record system.</summary>
internal static class WritePlanByHand
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/plans/{id:guid}", HandleAsync).WithSummary("Write plan")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn().Creates<PlanView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        AftercareDbContext store,
        WritePlans plans,
        ISeal seal,
        CancellationToken cancellation)
    {
        new Check()
            .NotDerived(id, "id")
            .That(request.Steps.All(step => step is not null), "steps", "None is null.")
            .ThrowIfAny();
        var organization = caller.Organization;
        var existing = await store.Plans.AsNoTracking().SingleOrDefaultAsync(
            p => p.Id == id && p.OrganizationId == organization, cancellation);
        if (existing is not null && HoldsMore(seal.Open<PlanText>(existing.Text)))
        {
            throw new RefusedException(
                "from-a-record-system", "Your record system has handed this plan over; change it there.");
        }
        var plan = await plans.WriteAsync(
            new WritePlan
            {
                PlanId = id,
                ParticipantId = request.ParticipantId,
                OrganizationId = organization,
                WrittenBy = caller.Id,
                Status = request.Status,
                StepStatuses = [.. request.Steps.Select(step => step.Status)],
                Text = seal.Seal(request.ToText()),
                Replaces = request.Version is not null,
                ExpectedVersion = request.Version,
            },
            cancellation);
        var view = PlanView.Of(plan, seal);
        return existing is null ? Results.Created($"/api/aftercare/plans/{id}", view) : Results.Ok(view);
    }

    /// <summary>What a request here has no place for, and would lose.</summary>
    private static bool HoldsMore(PlanText text) =>
        text.Identifier is not null || text.CreatedAt is not null || text.Categories.Count > 0
        || text.Steps.Any(step => step.Concept is not null);

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        /// <summary>Of a new plan draft, active or on-hold.</summary>
        public required PlanStatus Status { get; init; }

        public required string Title { get; init; }

        public string? Description { get; init; }

        public DateOnly? StartsOn { get; init; }

        public DateOnly? EndsOn { get; init; }

        public IReadOnlyList<string> Goals { get; init; } = [];

        public IReadOnlyList<string> Notes { get; init; } = [];

        public IReadOnlyList<Step> Steps { get; init; } = [];

        /// <summary>The version that is to be replaced; left out, a new plan is made.</summary>
        public long? Version { get; init; }

        public PlanText ToText() => new()
        {
            Title = Title,
            Description = Description,
            StartsOn = StartsOn,
            EndsOn = EndsOn,
            Goals = Goals,
            Notes = Notes,
            Steps =
            [
                .. Steps.Select(step => new PlanStep
                {
                    Description = step.Description,
                    StartsOn = step.StartsOn,
                    DueOn = step.DueOn,
                    Owner = step.Owner,
                    OwnerId = step.OwnerId,
                }),
            ],
        };
    }

    internal sealed record Step
    {
        public required string Description { get; init; }

        public DateOnly? StartsOn { get; init; }

        public DateOnly? DueOn { get; init; }

        public PlanStepStatus Status { get; init; }

        /// <summary>Whose it is to do.</summary>
        public StepOwner? Owner { get; init; }

        /// <summary>Of a step whose owner is staff: who, if that is said.</summary>
        public Guid? OwnerId { get; init; }
    }
}
