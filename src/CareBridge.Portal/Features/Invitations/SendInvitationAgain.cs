using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features.Invitations;

/// <summary>
/// A new link, for another week; the one before opens no more. Each sending has its number, and is made once.
/// </summary>
internal static class SendInvitationAgain
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/invitations/{id:guid}/sendings/{number:int}", HandleAsync)
            .RequireRole(Role.Administrator, Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn();

    /// <param name="number">One more than it has sendings now; of one that was made nothing happens.</param>
    private static Task<InvitationView> HandleAsync(
        Guid id,
        int number,
        Caller caller,
        PortalDbContext store,
        Eligibility eligibility,
        InvitationDesk desk,
        TimeProvider time,
        CancellationToken cancellation) =>
        store.WhileItIsSentAsync(
            () => SendAsync(id, number, caller, store, eligibility, desk, time, cancellation));

    private static async Task<InvitationView> SendAsync(
        Guid id,
        int number,
        Caller caller,
        PortalDbContext store,
        Eligibility eligibility,
        InvitationDesk desk,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var invitation = await store.RequireInvitationAsync(id, caller, cancellation);
        new Check().That(
            number >= 1 && number <= invitation.Sends + 1, "number", $"1 to {invitation.Sends + 1}.").ThrowIfAny();
        if (number <= invitation.Sends) return await desk.ShowAsync(invitation, cancellation);

        var now = time.Now();
        await store.WithdrawLinkAsync(invitation, now, cancellation);
        var token = invitation.SendAgain(now);
        await eligibility.OrganizationAsync(
            invitation.PersonId, invitation.Role, invitation.Inviter, cancellation);
        await desk.SendAsync(invitation, token, cancellation);
        await store.SaveChangesAsync(cancellation);
        return await desk.ShowAsync(invitation, cancellation);
    }
}
