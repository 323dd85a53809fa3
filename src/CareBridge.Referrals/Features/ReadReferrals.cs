using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
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
        routes.MapGet("/referrals", ListAsync).RequireRole(Role.PeerSpecialist, Role.ClinicStaff);
        routes.MapGet("/referrals/{id:guid}", GetAsync).RequireRole(Role.PeerSpecialist, Role.ClinicStaff);
    }

    /// <param name="direction">When left out: outgoing for peer specialists, incoming for clinic staff.</param>
    private static async Task<Page<ReferralView>> ListAsync(
        [AsParameters] PageRequest page,
        Caller caller,
        ReferralsDbContext store,
        ReferralDisclosures disclosures,
        CancellationToken cancellation,
        Direction? direction = null)
    {
        direction ??= caller.Role == Role.PeerSpecialist ? Direction.Outgoing : Direction.Incoming;
        if (direction == Direction.Outgoing)
        {
            var own = await store.Referrals.From(caller.Organization).NewestFirstAsync(page, cancellation);
            return own.Select(ReferralView.Of);
        }
        return await disclosures.DiscloseAsync(
            store.Referrals.OpenTo(caller.Organization), page, caller, cancellation);
    }

    private static async Task<ReferralView> GetAsync(
        Guid id,
        Caller caller,
        ReferralsDbContext store,
        ReferralDisclosures disclosures,
        CancellationToken cancellation)
    {
        var referral = await store.Referrals.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (referral?.ReferringOrganizationId == caller.Organization) return ReferralView.Of(referral);

        if (referral is null || !referral.IsOpenToReceiver || referral.ReceivingOrganizationId != caller.Organization)
            throw new NotFoundException("referral");
        var shown = await disclosures.DiscloseAsync([referral], caller, cancellation);
        return shown.SingleOrDefault() ?? throw new NotFoundException("referral");
    }

    internal enum Direction
    {
        Outgoing,
        Incoming,
    }
}
