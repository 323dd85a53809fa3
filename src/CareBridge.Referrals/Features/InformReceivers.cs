using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Referrals.Features;

/// <summary>The referring organization answers what the receiving one has asked.</summary>
internal sealed class InformReceivers(ReferralsDbContext store)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(
                "/referrals/{id:guid}/inform",
                async (Guid id, Request request, Caller caller, InformReceivers inform, ReferralsDbContext store,
                    Acts acts, CancellationToken cancellation) =>
                {
                    var referral = await store.RequireOwnAsync(id, caller.Organization, cancellation);
                    await inform.InformAsync(
                        referral, request.Answer, request.Version, acts.By(caller, Side.Referring), cancellation);
                    return ReferralView.Of(referral);
                })
            .WithSummary("Answer the receiver's question")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn();

    /// <param name="expected">The version that is answered; null takes whatever stands.</param>
    public async Task InformAsync(
        Referral referral, string answer, long? expected, Act act, CancellationToken cancellation)
    {
        new Check().Text(answer, "answer", ReferralMapping.StatusReasonLength).ThrowIfAny();
        if (IsSaid(referral, answer)) return;
        if (expected is { } version && version != referral.Version)
            throw new StaleVersionException(version, referral.Version);
        referral.Inform(answer, act);
        await store.SaveChangesAsync(cancellation);
    }

    /// <summary>The answer to the first time may have been lost.</summary>
    private static bool IsSaid(Referral referral, string answer) =>
        referral.Questions is [.., { Answer: { } said }] && said == answer;

    internal sealed record Request
    {
        /// <summary>In words, for the receiving organization.</summary>
        public required string Answer { get; init; }

        /// <summary>The version that is answered; left out, whatever stands.</summary>
        public long? Version { get; init; }
    }
}
