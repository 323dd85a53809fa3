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

namespace CareBridge.Aftercare.Features.Circles;

internal static class ReadCircles
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/participants/{participantId:guid}/circles", ListAsync)
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.Participant).ShowsThroughDoor();

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static Task<Page<CircleView>> ListAsync(
        Guid participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        ISeal seal,
        CancellationToken cancellation,
        string? purpose = null) => disclosures.ListAsync(
        store.Circles.Where(circle => circle.ParticipantId == participantId),
        participantId,
        DisclosureCategory.AftercarePlan,
        page,
        caller,
        purpose,
        new Showing<Circle, CircleView>(
            Record, circle => CircleView.Of(circle, seal), disclosed => CircleView.Of(disclosed.Content, seal)),
        cancellation);

    private static IEnumerable<DisclosureItem> Record(Circle circle) =>
    [
        new(
            "CareTeam",
            circle.Id,
            circle.Version,
            circle.ParticipantId,
            circle.OrganizationId,
            DisclosureCategory.AftercarePlan),
    ];
}
