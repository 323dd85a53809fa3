using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Goals;

internal static class ReadGoals
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants/{participantId:guid}/goals", ListAsync).WithSummary("List goals")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsThroughDoor();
        routes.MapGet("/goals/{id:guid}", GetAsync).WithSummary("Read goal")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsThroughDoor();
    }

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static Task<Page<GoalView>> ListAsync(
        Guid participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        ISeal seal,
        CancellationToken cancellation,
        string? purpose = null) => disclosures.ListAsync(
        store.Goals.KnownTo(caller).Where(g => g.ParticipantId == participantId),
        participantId,
        DisclosureCategory.AftercarePlan,
        page,
        caller,
        purpose,
        Showing(seal),
        cancellation);

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static async Task<GoalView> GetAsync(
        Guid id,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        ISeal seal,
        CancellationToken cancellation,
        string? purpose = null)
    {
        var kept = await store.Goals.AsNoTracking().KnownTo(caller)
            .SingleOrDefaultAsync(g => g.Id == id, cancellation);
        var (view, accompaniment) = await disclosures.OpenOneAsync(
            kept, caller, purpose, Showing(seal), "goal", cancellation);
        return view with { Disclosure = accompaniment };
    }

    private static Showing<Goal, GoalView> Showing(ISeal seal) => new(
        goal =>
        [
            new DisclosureItem(
                "Goal",
                goal.Id,
                goal.Version,
                goal.ParticipantId,
                goal.OrganizationId,
                DisclosureCategory.AftercarePlan),
        ],
        goal => GoalView.Of(goal, seal),
        disclosed => GoalView.Of(disclosed.Content, seal));
}
