using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Referrals.Features.Contacts;

/// <summary>
/// Staff of either side confirm, move or withdraw a first contact, and say whether the participant came.
/// </summary>
internal static class MoveContactByHand
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "confirm", ContactStatus.Confirmed);
        Map(routes, "move", ContactStatus.Proposed);
        Map(routes, "withdraw", ContactStatus.Withdrawn);
        Map(routes, "keep", ContactStatus.Kept);
        Map(routes, "miss", ContactStatus.Missed);
    }

    private static void Map(IEndpointRouteBuilder routes, string verb, ContactStatus status) =>
        routes.MapPost(
                $"/referrals/{{id:guid}}/contacts/{{contactId:guid}}/{verb}",
                (Guid id, Guid contactId, Request? request, Caller caller, ReferralsDbContext store,
                    ReferralAccess access, FileContacts contacts, Acts acts, CancellationToken cancellation) =>
                    HandleAsync(
                        id, contactId, status, request ?? new(), caller, store, access, contacts, acts, cancellation))
            .WithSummary($"{char.ToUpperInvariant(verb[0])}{verb[1..]} first contact")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff).ShowsThroughDoor();

    private static async Task<ContactsView> HandleAsync(
        Guid id,
        Guid contactId,
        ContactStatus status,
        Request request,
        Caller caller,
        ReferralsDbContext store,
        ReferralAccess access,
        FileContacts contacts,
        Acts acts,
        CancellationToken cancellation)
    {
        var (referral, side) = await access.RequireAsync(id, caller, cancellation);
        var answer = new ContactAnswer(status, request.StartsAt, request.Minutes, request.Version);
        await contacts.AnswerAsync(contactId, answer, referral, acts.By(caller, side), cancellation);
        return await access.ShowContactsAsync(
            store.Contacts.Where(contact => contact.Id == contactId), side, caller, cancellation);
    }

    internal sealed record Request
    {
        /// <summary>Of <c>move</c>, and required there.</summary>
        public DateTimeOffset? StartsAt { get; init; }

        /// <summary>Of <c>move</c>; left out, as before.</summary>
        public int? Minutes { get; init; }

        /// <summary>The version that is answered; left out, whatever stands.</summary>
        public long? Version { get; init; }
    }
}
