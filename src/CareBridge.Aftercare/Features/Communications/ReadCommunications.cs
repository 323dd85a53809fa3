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

namespace CareBridge.Aftercare.Features.Communications;

/// <summary>The sender sees what it has sent; the recipient what consent permits at that moment.</summary>
internal static class ReadCommunications
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/participants/{participantId:guid}/communications", ListAsync)
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff, Role.Participant)
            .ShowsThroughDoor();

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static async Task<Page<CommunicationView>> ListAsync(
        Guid participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        ISeal seal,
        CancellationToken cancellation,
        string? purpose = null)
    {
        var showing = new Showing<Communication, CommunicationView>(
            communication => [Record(communication)],
            communication => CommunicationView.Of(communication, seal),
            disclosed => CommunicationView.Of(disclosed.Content, seal));
        var all = store.Communications.Where(c => c.ParticipantId == participantId);
        if (caller.Role == Role.Participant)
            return await disclosures.ListOwnAsync(all, participantId, page, caller, showing, cancellation);
        var recipient = Recipient.Of(caller, purpose);
        var organization = recipient.OrganizationId;
        var received = all.Where(c => c.RecipientOrganizationId == organization);
        var permitted = await disclosures.DecideAsync(
            received,
            participantId,
            recipient,
            [.. Enum.GetValues<DisclosureCategory>().Where(category => category != DisclosureCategory.Identity)],
            cancellation);
        var visible = permitted.Scopes.Aggregate(
            all.Where(c => c.OrganizationId == organization),
            (found, scope) => found.Concat(received.Where(c =>
                c.OrganizationId == scope.DiscloserOrganizationId && c.Category == scope.Category)));
        return await disclosures.OpenAsync(
            await visible.NewestFirstAsync(page, cancellation), caller, recipient, showing, cancellation);
    }

    private static DisclosureItem Record(Communication communication) => new(
        "Communication",
        communication.Id,
        communication.Version,
        communication.ParticipantId,
        communication.OrganizationId,
        communication.Category);
}
