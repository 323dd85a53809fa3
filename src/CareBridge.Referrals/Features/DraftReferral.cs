using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

internal static class DraftReferral
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/referrals/{id:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist).ShowsOwn().Creates<ReferralView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        ReferralsDbContext store,
        ReferralRules rules,
        TimeProvider time,
        CancellationToken cancellation)
    {
        new Check().NotDerived(id, "id").ThrowIfAny();
        var terms = new ReferralTerms(
            request.ParticipantId,
            caller.Organization,
            request.ReceivingOrganizationId,
            request.ServiceCode,
            request.Priority);
        if (await store.Referrals.SingleOrDefaultAsync(r => r.Id == id, cancellation) is { } existing)
        {
            return existing.Terms == terms
                ? Results.Ok(ReferralView.Of(existing))
                : throw RefusedException.InUse();
        }
        await rules.RequireAsync(terms, cancellation);

        var referral = Referral.Draft(id, terms, caller.Id, time.Now());
        store.Referrals.Add(referral);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/referrals/referrals/{id}", ReferralView.Of(referral));
    }

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        public required Guid ReceivingOrganizationId { get; init; }

        /// <summary>One of <see cref="ReferralServiceCodes"/>.</summary>
        public required string ServiceCode { get; init; }

        public required ReferralPriority Priority { get; init; }
    }
}
