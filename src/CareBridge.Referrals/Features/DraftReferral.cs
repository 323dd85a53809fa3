using CareBridge.Contracts.Directory;
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
        IDirectory directory,
        TimeProvider time,
        CancellationToken cancellation)
    {
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
                : throw new RefusedException("different-content", "This id is in use with other content.");
        }
        await CheckAsync(terms, directory, cancellation);

        var referral = Referral.Draft(id, terms, caller.Id, time.Now());
        store.Referrals.Add(referral);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/referrals/referrals/{id}", ReferralView.Of(referral));
    }

    private static async Task CheckAsync(ReferralTerms terms, IDirectory directory, CancellationToken cancellation)
    {
        var participant = await directory.FindParticipantAsync(new FindParticipant(terms.ParticipantId), cancellation);
        if (!participant.OrganizationIds.Contains(terms.ReferringOrganizationId))
            throw new NotFoundException("participant");

        var receiver = await directory.FindOrganizationAsync(
            new FindOrganization(terms.ReceivingOrganizationId), cancellation);
        new Check()
            .That(
                receiver.Kind is OrganizationKind.Clinic or OrganizationKind.PeerCommunity
                    && terms.ReceivingOrganizationId != terms.ReferringOrganizationId,
                "receivingOrganizationId",
                "An active clinic or peer community other than your own.")
            .That(
                ReferralServiceCodes.All.Contains(terms.ServiceCode),
                "serviceCode",
                $"One of: {string.Join(", ", ReferralServiceCodes.All)}.")
            .ThrowIfAny();
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
