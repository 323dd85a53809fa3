using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Referrals.Features;

/// <summary>
/// Either organization calls it off, or the participant does: it is over for all, and so is the contact that was agreed
/// on.
/// </summary>
internal sealed class CancelReferral(
    ReferralsDbContext store, ReferralAccess access, AnswerReferrals answers, Acts acts)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(
                "/referrals/{id:guid}/cancel",
                (Guid id, Request? request, Caller caller, CancelReferral cancel, CancellationToken cancellation) =>
                    cancel.HandleAsync(id, request, caller, cancellation))
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff, Role.Participant)
            .ShowsThroughDoor();

    private async Task<ReferralView> HandleAsync(
        Guid id, Request? request, Caller caller, CancellationToken cancellation)
    {
        var (referral, side) = await access.RequireAsync(id, caller, cancellation);
        if (side == Side.Receiving)
        {
            await answers.AnswerAsync(
                new AnswerReferral
                {
                    ReferralId = id,
                    ReceivingOrganizationId = caller.Organization,
                    AnsweredBy = caller.Id,
                    ByHand = true,
                    ExpectedVersion = request?.Version,
                    Status = ReferralStatus.Cancelled,
                    StatusReason = request?.Reason,
                },
                cancellation);
        }
        else
        {
            if (request?.Reason is not null)
                throw new InvalidRequestException("reason", "Only the receiving organization gives one.");
            await CancelAsync(referral, request?.Version, acts.By(caller, side), cancellation);
        }
        return (await access.ShowAsync(id, caller, cancellation)).View;
    }

    /// <param name="expected">The version that is to be called off; null takes whatever stands.</param>
    public async Task CancelAsync(Referral referral, long? expected, Act act, CancellationToken cancellation)
    {
        if (StandsAlready(referral, expected)) return;
        if (expected is { } version && version != referral.Version)
            throw new StaleVersionException(version, referral.Version);
        var contact = await store.OpenContactAsync(referral, cancellation);
        referral.Cancel(act);
        contact?.Follow(referral, act);
        await store.SaveChangesAsync(cancellation);
    }

    /// <summary>One version past the expected one as well: the answer to the first time may have been lost.</summary>
    private static bool StandsAlready(Referral referral, long? expected) =>
        referral.Status == ReferralStatus.Cancelled
        && (expected is not { } version || version == referral.Version || version == referral.Version - 1);

    internal sealed record Request
    {
        /// <summary>In words, of the receiving organization only.</summary>
        public string? Reason { get; init; }

        /// <summary>The version that is called off; left out, whatever stands.</summary>
        public long? Version { get; init; }
    }
}
