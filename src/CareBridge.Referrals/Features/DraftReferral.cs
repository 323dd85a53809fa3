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
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn().Creates<ReferralView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        ReferralsDbContext store,
        ReferralRules rules,
        Acts acts,
        CancellationToken cancellation)
    {
        new Check().NotDerived(id, "id").ThrowIfAny();
        var terms = new ReferralTerms(
            request.ParticipantId,
            caller.Organization,
            request.ReceivingOrganizationId,
            request.ServiceCode,
            request.Priority)
        {
            ReasonCode = request.ReasonCode,
            Reason = request.Reason,
            NeededBy = request.NeededBy,
            DocumentIds = [.. (request.DocumentIds ?? []).Distinct()],
            ReplacesId = request.ReplacesId,
        };
        if (await store.Referrals.SingleOrDefaultAsync(r => r.Id == id, cancellation) is { } existing)
        {
            return existing.Terms == terms
                ? Results.Ok(ReferralView.Of(existing))
                : throw RefusedException.InUse();
        }
        await rules.RequireAsync(terms, caller.Id, cancellation);

        var referral = Referral.Draft(id, terms, acts.By(caller, Side.Referring));
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

        /// <summary>One of <see cref="ReferralReasonCodes"/>.</summary>
        public string? ReasonCode { get; init; }

        /// <summary>Why, in words, for the receiving organization.</summary>
        public string? Reason { get; init; }

        /// <summary>The day by which it is needed: one to come, at most five years ahead.</summary>
        public DateOnly? NeededBy { get; init; }

        /// <summary>Documents handed over in Aftercare that the receiver should read, each under its consent.</summary>
        public IReadOnlyList<Guid>? DocumentIds { get; init; }

        /// <summary>One of yours for the same participant that came to nothing, and that this one replaces.</summary>
        public Guid? ReplacesId { get; init; }
    }
}
