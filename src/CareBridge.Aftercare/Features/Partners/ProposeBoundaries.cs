using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ContactHours = CareBridge.Aftercare.Domain.ContactHours;

namespace CareBridge.Aftercare.Features.Partners;

/// <summary>
/// A participant, or a specialist with them, proposes to somebody in their circle what both hold each other to.
/// </summary>
internal static class ProposeBoundaries
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/participants/{participantId:guid}/circle/members/{id:guid}/boundaries", HandleAsync)
            .WithSummary("Propose boundaries")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn().Creates<PartnershipView>();

    private static async Task<IResult> HandleAsync(
        Guid participantId,
        Guid id,
        Request request,
        Caller caller,
        AftercareDbContext store,
        IDirectory directory,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var holder = RecordHolder.Of(caller, participantId, request.OrganizationId);
        var circleId = Circle.IdOf(participantId, holder);
        var circle = await store.Circles.AsNoTracking().SingleOrDefaultAsync(c => c.Id == circleId, cancellation);
        var member = circle?.Open(seal)
            .FirstOrDefault(member => member.MemberId == id && member.Status == CircleMemberStatus.Current)
            ?? throw new NotFoundException("member");
        RequirePartner(member, circle!);
        Check(request, member, caller);
        await RecordHolder.RequireServiceAsync(caller, participantId, holder, directory, cancellation);

        var boundaries = request.ToBoundaries();
        var (isByParticipant, now) = (caller.Role == Role.Participant, time.Now());
        var partnershipId = Partnership.IdOf(circleId, id);
        var partnership = await store.Partnerships.SingleOrDefaultAsync(p => p.Id == partnershipId, cancellation);
        var isNew = partnership is null;
        if (partnership is null)
        {
            partnership = Partnership.Propose(circle!, member, boundaries, isByParticipant, seal, now);
            store.Partnerships.Add(partnership);
        }
        else
        {
            partnership.Propose(Keeping(boundaries, partnership, caller, seal), isByParticipant, seal, now);
        }
        await store.SaveChangesAsync(cancellation);
        var view = PartnershipView.Of(partnership, caller, seal);
        return isNew ? Results.Created($"/api/aftercare/partnerships/{partnership.Id}", view) : Results.Ok(view);
    }

    /// <summary>A specialist neither sees the address that the participant gave nor gives another one.</summary>
    private static Boundaries Keeping(Boundaries boundaries, Partnership partnership, Caller caller, ISeal seal) =>
        caller.Role == Role.Participant ? boundaries : boundaries with { Address = partnership.Open(seal).Address };

    private static void RequirePartner(CircleMember member, Circle circle)
    {
        var canBe = member.Kind switch
        {
            CircleMemberKind.Staff => member.OrganizationId == circle.OrganizationId,
            CircleMemberKind.Related => CircleRoleCodes.Partners.Contains(member.RoleCode),
            CircleMemberKind.Organization => false,
        };
        if (canBe) return;
        throw new RefusedException(
            "no-partner",
            "A partner works at the community that keeps the circle, or is named as one of: "
            + $"{string.Join(", ", CircleRoleCodes.Partners)}.");
    }

    private static void Check(Request request, CircleMember member, Caller caller) => new Check()
        .That(TimeZones.IsKnown(request.Hours.TimeZone), "hours.timeZone", TimeZones.Rule)
        .OptionalText(request.Words, "words", Boundaries.WordsLength)
        .Text(request.KnownAs, "knownAs", Boundaries.KnownAsLength)
        .That(
            request.Address is null
                || (member.Kind == CircleMemberKind.Related && caller.Role == Role.Participant),
            "address",
            "Of a partner without an account, given by the participant.")
        .That(
            request.Address is null || IsReachable(request.Address),
            "address.value",
            $"An e-mail address, or a telephone number. {PhoneNumber.Rule}")
        .ThrowIfAny();

    /// <summary>JSON may leave the value out.</summary>
    private static bool IsReachable(PartnerAddress address) => address.Value is { } value && address.Channel switch
    {
        PartnerChannel.Email => EmailAddress.Normalize(value) is not null,
        PartnerChannel.TextMessage => PhoneNumber.IsInternational(value),
    };

    internal sealed record Request
    {
        /// <summary>Required from a participant: which organization keeps the circle.</summary>
        public Guid? OrganizationId { get; init; }

        /// <summary>When the partner may be asked; from and to the same: at any time.</summary>
        public required ContactHours Hours { get; init; }

        /// <summary>What they may be told beyond that a call would do good.</summary>
        public required IReadOnlyList<PartnerTopic> MayBeTold { get; init; }

        /// <summary>What else they agree, such as what is not to be talked about.</summary>
        public string? Words { get; init; }

        /// <summary>
        /// What the partner calls the participant: all that a page without an account says of who it is.
        /// </summary>
        public required string KnownAs { get; init; }

        /// <summary>Where a partner without an account is told; only the participant gives and sees it.</summary>
        public PartnerAddress? Address { get; init; }

        public Boundaries ToBoundaries() => new()
        {
            Hours = Hours,
            MayBeTold = [.. MayBeTold.Distinct().Order()],
            Words = Words,
            KnownAs = KnownAs,
            Address = Address,
        };
    }
}
