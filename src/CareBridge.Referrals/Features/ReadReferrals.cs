using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>The referring organization sees its own; the receiving one what consent permits at that moment.</summary>
internal static class ReadReferrals
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/referrals", ListAsync).WithSummary("List referrals")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsThroughDoor();
        routes.MapGet("/referrals/{id:guid}", GetAsync).WithSummary("Read referral")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsThroughDoor();
    }

    /// <param name="direction">When left out: outgoing for peer specialists, incoming for clinic staff.</param>
    private static async Task<Page<ReferralView>> ListAsync(
        [AsParameters] PageRequest page,
        Caller caller,
        ReferralsDbContext store,
        ReferralDisclosures disclosures,
        DisclosureDoor door,
        CancellationToken cancellation,
        Coded<Direction>? direction = null)
    {
        var wanted = direction?.Value
            ?? (caller.Role == Role.PeerSpecialist ? Direction.Outgoing : Direction.Incoming);
        if (wanted == Direction.Outgoing)
        {
            var own = await store.Referrals.From(caller.Organization).NewestFirstAsync(page, cancellation);
            door.ShowOwn(caller, own.Items.Select(Holding));
            return own.Select(ReferralView.Of);
        }
        return await disclosures.OpenPageAsync(
            store.Referrals.OpenTo(caller.Organization), page, caller, cancellation);
    }

    private static async Task<ReferralView> GetAsync(
        Guid id,
        Caller caller,
        ReferralsDbContext store,
        ReferralDisclosures disclosures,
        DisclosureDoor door,
        CancellationToken cancellation)
    {
        var referral = await store.Referrals.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (referral?.ReferringOrganizationId == caller.Organization)
        {
            door.ShowOwn(caller, [Holding(referral)]);
            return ReferralView.Of(referral);
        }
        var isOpen = referral is { IsOpenToReceiver: true } && referral.ReceivingOrganizationId == caller.Organization;
        var opening = await disclosures.OpenAsync(isOpen ? [referral!] : [], caller, cancellation);
        return opening.Items is [{ Content: var view }]
            ? view with { Disclosure = opening.Accompaniment }
            : throw new NotFoundException("referral");
    }

    private static Holding Holding(Referral referral) =>
        new(referral.ParticipantId, referral.ReferringOrganizationId);

    internal enum Direction
    {
        Outgoing,
        Incoming,
    }
}
