using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Invitations;

/// <summary>
/// Sends somebody in the directory a link to make themself an account: an administrator anybody, staff the participants
/// that their organization has registered.
/// </summary>
internal static class InvitePerson
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/invitations/{id:guid}", HandleAsync)
            .RequireRole(Role.Administrator, Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn()
            .Creates<InvitationView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        Eligibility eligibility,
        Reachability reachability,
        InvitationDesk desk,
        PortalDbContext store,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var terms = request.Check(id, reachability.Offered);
        if (caller.Role != Role.Administrator && request.Role != Role.Participant) return Results.Forbid();
        if (await store.Invitations.SingleOrDefaultAsync(i => i.Id == id, cancellation) is { } known)
        {
            return known.InvitedBy == caller.Id && known.Terms(seal) == terms
                ? Results.Ok(await desk.ShowAsync(known, cancellation))
                : throw RefusedException.InUse();
        }
        var askedAt = time.Now();
        await eligibility.OrganizationAsync(terms.PersonId, terms.Role, caller, cancellation);
        await CheckContactAsync(terms, store, seal, cancellation);

        var (invitation, token) = Invitation.Make(id, terms, seal.Seal(terms.Address), caller, askedAt);
        store.Invitations.Add(invitation);
        await desk.SendAsync(invitation, token, cancellation);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/portal/invitations/{id}", await desk.ShowAsync(invitation, cancellation));
    }

    /// <summary>It is asked again when the link is sent; here somebody can still choose another way.</summary>
    private static async Task CheckContactAsync(
        InvitationTerms terms, PortalDbContext store, ISeal seal, CancellationToken cancellation)
    {
        if (terms.Role != Role.Participant) return;
        var contact = await store.FindContactAsync(terms.PersonId, seal, cancellation);
        new Check()
            .That(
                contact?.Allows(terms.Channel) != false,
                Request.Field(terms.Channel),
                "They do not wish to be reached in this way.")
            .ThrowIfAny();
    }

    internal sealed record Request
    {
        public required Guid PersonId { get; init; }

        public required Role Role { get; init; }

        /// <summary>Where the link goes; this or <see cref="Phone"/>. It is what they sign in with.</summary>
        public string? Email { get; init; }

        /// <summary>E.164. They give the e-mail address that they sign in with themselves.</summary>
        public string? Phone { get; init; }

        public NoticeLanguage Language { get; init; } = NoticeLanguage.En;

        public static string Field(Channel channel) => channel == Channel.Sms ? "phone" : "email";

        /// <exception cref="InvalidRequestException">Something will not do.</exception>
        public InvitationTerms Check(Guid id, IReadOnlyList<Channel> offered)
        {
            var email = Email is null ? null : EmailAddress.Normalize(Email);
            var channel = Phone is null ? Channel.Email : Channel.Sms;
            new Check()
                .NotDerived(id, "id")
                .That(Role != Role.Service, "role", "People are not services.")
                .That((Email is null) != (Phone is null), Field(channel), "One of email and phone.")
                .That(
                    Email is null || email is not null,
                    "email",
                    $"An e-mail address of at most {EmailAddress.MaxLength} ASCII characters.")
                .That(Phone is null || PhoneNumber.IsInternational(Phone), "phone", PhoneNumber.Rule)
                // Whoever is invited by telephone proves an e-mail address with a code.
                .That(
                    offered.Contains(channel) && offered.Contains(Channel.Email),
                    Field(channel),
                    "Nothing is sent in this way here.")
                .ThrowIfAny();
            return new InvitationTerms(PersonId, Role, channel, Phone ?? email!, Language);
        }

        public override string ToString() => nameof(InvitePerson);
    }
}
