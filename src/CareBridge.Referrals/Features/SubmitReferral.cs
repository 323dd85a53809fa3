using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace CareBridge.Referrals.Features;

/// <summary>
/// Sends a referral if the participant's consent covers it, else holds it back. Consent hears of a referral held back
/// and announces the consent that covers it, at once or when it is given, and so nobody need submit it again.
/// </summary>
internal sealed class SubmitReferral(
    ReferralsDbContext store, ReferralDisclosures disclosures, Acts acts, ILogger<SubmitReferral> logger)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(
                "/referrals/{id:guid}/submit",
                (Guid id, Caller caller, SubmitReferral submit, CancellationToken cancellation) =>
                    submit.HandleAsync(id, caller, cancellation))
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn();

    private async Task<ReferralView> HandleAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        var referral = await store.RequireOwnAsync(id, caller.Organization, cancellation);
        if (referral.Status is ReferralStatus.AwaitingConsent or ReferralStatus.Sent) return ReferralView.Of(referral);

        referral.Submit(await IsPermittedAsync(referral, cancellation), acts.By(caller, Side.Referring));
        await store.SaveChangesAsync(cancellation);
        return ReferralView.Of(referral);
    }

    /// <summary>Whether it may go now; not while Consent does not answer.</summary>
    public async Task<bool> IsPermittedAsync(Referral referral, CancellationToken cancellation)
    {
        try
        {
            return await disclosures.MaySendAsync(referral, cancellation);
        }
        catch (Exception exception) when (exception is UnavailableException || StoreFaults.IsOutage(exception))
        {
            logger.LogWarning(exception, "Consent does not answer; referral {ReferralId} waits for it", referral.Id);
            return false;
        }
    }
}
