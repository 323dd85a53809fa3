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

namespace CareBridge.Aftercare.Features.Milestones;

internal static class ReadMilestones
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants/{participantId:guid}/milestones", ListAsync).WithSummary("List milestones")
            .RequireRole(Role.PeerSpecialist, Role.Participant, Role.ClinicStaff, Role.CrisisResponder)
            .ShowsThroughDoor();
        routes.MapGet("/milestones/{id:guid}", GetAsync).WithSummary("Read milestone")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();
    }

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static async Task<Page<MilestoneView>> ListAsync(
        Guid participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        ISeal seal,
        CancellationToken cancellation,
        string? purpose = null)
    {
        var all = store.Milestones.Where(m => m.ParticipantId == participantId);
        if (caller.Role is Role.Participant or Role.PeerSpecialist)
        {
            RecordHolder.RequireOwn(caller, participantId);
            var own = await all.VisibleTo(caller).NewestFirstAsync(page, cancellation);
            disclosures.ShowOwn(own.Items, caller);
            return own.Select(milestone => MilestoneView.Of(milestone, seal));
        }
        var recipient = Recipient.Of(caller, purpose);
        var permitted = await disclosures.DecideAsync(
            store.Milestones.Where(m => m.IsShared),
            participantId,
            recipient,
            [DisclosureCategory.Engagement],
            cancellation);
        var holders = permitted.Holders(DisclosureCategory.Engagement);
        var visible = await all.Where(m => m.IsShared)
            .Where(m => m.OrganizationId == recipient.OrganizationId || holders.Contains(m.OrganizationId))
            .NewestFirstAsync(page, cancellation);
        return await disclosures.OpenAsync(visible, caller, recipient, Showing(seal), cancellation);
    }

    private static async Task<MilestoneView> GetAsync(
        Guid id, Caller caller, AftercareDbContext store, ISeal seal, CancellationToken cancellation)
    {
        var kept = await store.Milestones.AsNoTracking().VisibleTo(caller)
            .SingleOrDefaultAsync(m => m.Id == id, cancellation)
            ?? throw new NotFoundException("milestone");
        return MilestoneView.Of(kept, seal);
    }

    private static Showing<Milestone, MilestoneView> Showing(ISeal seal) => new(
        milestone =>
        [
            new DisclosureItem(
                "Goal",
                milestone.Id,
                milestone.Version,
                milestone.ParticipantId,
                milestone.OrganizationId,
                DisclosureCategory.Engagement),
        ],
        milestone => MilestoneView.Of(milestone, seal),
        disclosed => MilestoneView.Of(disclosed.Content, seal));
}
