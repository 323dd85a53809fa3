using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features.Contacts;

/// <summary>The participant says that they come, ask for another time, or do not come.</summary>
internal sealed class ReplyToContact(ReferralsDbContext store, ReferralAccess access, Acts acts)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(
                "/referrals/{id:guid}/contacts/{contactId:guid}/reply",
                (Guid id, Guid contactId, Request request, Caller caller, ReplyToContact reply,
                    CancellationToken cancellation) =>
                    reply.HandleAsync(id, contactId, request, caller, cancellation))
            .WithSummary("Reply to first contact")
            .RequireRole(Role.Participant).ShowsThroughDoor();

    private async Task<ContactsView> HandleAsync(
        Guid id, Guid contactId, Request request, Caller caller, CancellationToken cancellation)
    {
        request.Check();
        var (referral, side) = await access.RequireAsync(id, caller, cancellation);
        var asked = store.Contacts.Where(one => one.Id == contactId && one.ReferralId == id);
        var contact = await asked.SingleOrDefaultAsync(cancellation) ?? throw new NotFoundException("contact");
        if (!contact.HasSaid(request.Answer, request.Wish))
        {
            if (request.Version is { } expected && expected != contact.Version)
                throw new StaleVersionException(expected, contact.Version);
            contact.Answer(request.Answer, request.Wish, referral, acts.By(caller, side));
            await store.SaveChangesAsync(cancellation);
        }
        return await access.ShowContactsAsync(asked, side, caller, cancellation);
    }

    internal sealed record Request
    {
        public required ParticipantReply Answer { get; init; }

        /// <summary>Of <c>other-time</c>: when it would suit them better, in words for both sides.</summary>
        public string? Wish { get; init; }

        /// <summary>The version that is answered; left out, whatever stands.</summary>
        public long? Version { get; init; }

        /// <exception cref="InvalidRequestException">Something will not do.</exception>
        public void Check() => new Check()
            .That(
                Answer is ParticipantReply.Coming or ParticipantReply.OtherTime or ParticipantReply.NotComing,
                "answer",
                "coming, other-time or not-coming.")
            .OptionalText(Wish, "wish", ReferralMapping.StatusReasonLength)
            .That(Wish is null || Answer == ParticipantReply.OtherTime, "wish", "Only with other-time.")
            .ThrowIfAny();
    }
}
