using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Supports;

internal static class ReadSupports
{
    private static readonly Showing<Support, SupportView> Showing = new(
        support =>
        [
            new DisclosureItem(
                "EpisodeOfCare",
                support.Id,
                support.Version,
                support.ParticipantId,
                support.OrganizationId,
                DisclosureCategory.Engagement),
        ],
        SupportView.Of,
        disclosed => SupportView.Of(disclosed.Content));

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants/{participantId:guid}/supports", ListAsync).WithSummary("List supports")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsThroughDoor();
        routes.MapGet("/supports/{id:guid}", GetAsync).WithSummary("Read support")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsThroughDoor();
    }

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static Task<Page<SupportView>> ListAsync(
        Guid participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        CancellationToken cancellation,
        string? purpose = null) => disclosures.ListAsync(
        store.Supports.KnownTo(caller).Where(s => s.ParticipantId == participantId),
        participantId,
        DisclosureCategory.Engagement,
        page,
        caller,
        purpose,
        Showing,
        cancellation);

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static async Task<SupportView> GetAsync(
        Guid id,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        CancellationToken cancellation,
        string? purpose = null)
    {
        var kept = await store.Supports.AsNoTracking().KnownTo(caller)
            .SingleOrDefaultAsync(s => s.Id == id, cancellation);
        var (view, accompaniment) = await disclosures.OpenOneAsync(
            kept, caller, purpose, Showing, "support", cancellation);
        return view with { Disclosure = accompaniment };
    }
}
