using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Communications;

/// <summary>What a peer specialist, or a clinic without a record system, writes to another organization.</summary>
internal static class SendByHand
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/communications/{id:guid}", HandleAsync).WithSummary("Send message")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn().Creates<CommunicationView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        AftercareDbContext store,
        SendCommunications communications,
        ISeal seal,
        CancellationToken cancellation)
    {
        new Check().NotDerived(id, "id").ThrowIfAny();
        var isKnown = await store.Communications.AnyAsync(c => c.Id == id, cancellation);
        var communication = await communications.SendAsync(
            new SendCommunication
            {
                CommunicationId = id,
                ParticipantId = request.ParticipantId,
                SenderOrganizationId = caller.Organization,
                RecipientOrganizationId = request.RecipientOrganizationId,
                SentBy = caller.Id,
                Category = request.Category,
                InResponseTo = request.InResponseTo,
                Text = seal.Seal(new CommunicationText { Parts = [request.Text] }),
            },
            cancellation);
        var view = CommunicationView.Of(communication, seal);
        return isKnown ? Results.Ok(view) : Results.Created($"/api/aftercare/communications/{id}", view);
    }

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        public required Guid RecipientOrganizationId { get; init; }

        /// <summary>Which consent it takes to show it.</summary>
        public DisclosureCategory Category { get; init; } = DisclosureCategory.AftercarePlan;

        /// <summary>The communication that it answers.</summary>
        public Guid? InResponseTo { get; init; }

        public required string Text { get; init; }
    }
}
