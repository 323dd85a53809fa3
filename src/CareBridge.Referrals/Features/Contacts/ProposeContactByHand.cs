using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Referrals.Features.Contacts;

/// <summary>Staff of either side name a time for a joint first contact.</summary>
internal static class ProposeContactByHand
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/referrals/{id:guid}/contacts/{contactId:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff)
            .ShowsThroughDoor().Creates<ContactsView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Guid contactId,
        Request request,
        Caller caller,
        ReferralsDbContext store,
        ReferralAccess access,
        FileContacts contacts,
        Acts acts,
        CancellationToken cancellation)
    {
        new Check().NotDerived(contactId, "contactId").ThrowIfAny();
        var (referral, side) = await access.RequireAsync(id, caller, cancellation);
        var plan = new ContactPlan(request.StartsAt.AsKept(), request.Minutes, request.Format, request.Place);
        var isNew = await contacts.ProposeAsync(contactId, plan, referral, acts.By(caller, side), cancellation);
        var view = await access.ShowContactsAsync(
            store.Contacts.Where(contact => contact.Id == contactId), side, caller, cancellation);
        return isNew
            ? Results.Created($"/api/referrals/referrals/{id}/contacts/{contactId}", view)
            : Results.Ok(view);
    }

    internal sealed record Request
    {
        public required DateTimeOffset StartsAt { get; init; }

        public required int Minutes { get; init; }

        public required ContactFormat Format { get; init; }

        /// <summary>Where, or how to get through, in words for both sides and the participant.</summary>
        public string? Place { get; init; }
    }
}
