using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Referrals.Features;

/// <summary>The referring organization takes its referral back.</summary>
internal sealed class CancelReferral(ReferralsDbContext store, TimeProvider time)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(
                "/referrals/{id:guid}/cancel",
                async (Guid id, Caller caller, CancelReferral cancel, CancellationToken cancellation) =>
                    ReferralView.Of(await cancel.CancelAsync(id, caller.Organization, expected: null, cancellation)))
            .RequireRole(Role.PeerSpecialist).ShowsOwn();

    /// <param name="expected">The version that is to be taken back; null takes whatever stands.</param>
    /// <exception cref="NotFoundException">The organization has made no such referral.</exception>
    public async Task<Referral> CancelAsync(
        Guid id, Guid organizationId, long? expected, CancellationToken cancellation)
    {
        var referral = await store.RequireOwnAsync(id, organizationId, cancellation);
        if (StandsAlready(referral, expected)) return referral;
        if (expected is { } version && version != referral.Version)
            throw new StaleVersionException(version, referral.Version);
        referral.Cancel(time.Now());
        await store.SaveChangesAsync(cancellation);
        return referral;
    }

    /// <summary>One version past the expected one as well: the answer to the first time may have been lost.</summary>
    private static bool StandsAlready(Referral referral, long? expected) =>
        referral.Status == ReferralStatus.Cancelled
        && (expected is not { } version || version == referral.Version || version == referral.Version - 1);
}
