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

namespace CareBridge.Aftercare.Features.Plans;

internal static class ReadPlans
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants/{participantId:guid}/plans", ListAsync).WithSummary("List plans")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsThroughDoor();
        routes.MapGet("/plans/{id:guid}", GetAsync).WithSummary("Read plan")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsThroughDoor();
    }

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static Task<Page<PlanView>> ListAsync(
        Guid participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        PlanDisclosures plans,
        CancellationToken cancellation,
        string? purpose = null) => disclosures.ListAsync(
        store.Plans.KnownTo(caller).Where(p => p.ParticipantId == participantId),
        participantId,
        DisclosureCategory.AftercarePlan,
        page,
        caller,
        purpose,
        plans.Showing,
        cancellation);

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static async Task<PlanView> GetAsync(
        Guid id,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        PlanDisclosures plans,
        CancellationToken cancellation,
        string? purpose = null)
    {
        var plan = await store.Plans.AsNoTracking().KnownTo(caller)
            .SingleOrDefaultAsync(p => p.Id == id, cancellation);
        var (view, accompaniment) = await disclosures.OpenOneAsync(
            plan, caller, purpose, plans.Showing, "plan", cancellation);
        return view with { Disclosure = accompaniment };
    }
}
