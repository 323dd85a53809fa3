using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Referrals.Features;

internal static class CancelReferral
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/referrals/{id:guid}/cancel", HandleAsync).RequireRole(Role.PeerSpecialist).ShowsOwn();

    private static async Task<ReferralView> HandleAsync(
        Guid id, Caller caller, ReferralsDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var referral = await store.RequireOwnAsync(id, caller.Organization, cancellation);
        if (referral.Status != ReferralStatus.Cancelled)
        {
            referral.Cancel(time.Now());
            await store.SaveChangesAsync(cancellation);
        }
        return ReferralView.Of(referral);
    }
}
