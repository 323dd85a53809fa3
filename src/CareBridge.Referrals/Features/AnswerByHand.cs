using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>
/// How staff of the receiving organization answer; what they may not see they cannot answer. Record systems do it over
/// FHIR.
/// </summary>
internal static class AnswerByHand
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "receive", ReferralStatus.Received);
        Map(routes, "accept", ReferralStatus.Accepted);
        Map(routes, "decline", ReferralStatus.Declined);
        Map(routes, "complete", ReferralStatus.Completed);
    }

    private static void Map(IEndpointRouteBuilder routes, string verb, ReferralStatus status) =>
        routes.MapPost(
                $"/referrals/{{id:guid}}/{verb}",
                (Guid id, Request? request, Caller caller, AnswerReferrals answers, ReferralsDbContext store,
                    ReferralDisclosures disclosures, CancellationToken cancellation) =>
                    HandleAsync(
                        new AnswerReferral
                        {
                            ReferralId = id,
                            ReceivingOrganizationId = caller.Organization,
                            ExpectedVersion = request?.Version,
                            Status = status,
                            StatusReason = request?.Reason,
                            OutcomeCode = request?.OutcomeCode,
                        },
                        caller, answers, store, disclosures, cancellation))
            .WithSummary($"{char.ToUpperInvariant(verb[0])}{verb[1..]} referral")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsThroughDoor();

    private static async Task<ReferralView> HandleAsync(
        AnswerReferral answer,
        Caller caller,
        AnswerReferrals answers,
        ReferralsDbContext store,
        ReferralDisclosures disclosures,
        CancellationToken cancellation)
    {
        var open = store.Referrals.OpenTo(caller.Organization).Where(r => r.Id == answer.ReferralId);
        var referral = await open.AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (!await disclosures.MayShowAsync(referral, caller, cancellation)) throw new NotFoundException("referral");

        await answers.AnswerAsync(answer, cancellation);
        var answered = await open.AsNoTracking().ToListAsync(cancellation);
        var opening = await disclosures.OpenAsync(answered, caller, cancellation);
        return opening.Items is [{ Content: var view }]
            ? view with { Disclosure = opening.Accompaniment }
            : throw new NotFoundException("referral");
    }

    internal sealed record Request
    {
        /// <summary>In words, for the referring organization.</summary>
        public string? Reason { get; init; }

        /// <summary>One of <see cref="ReferralOutcomeCodes"/>; of a completed referral only.</summary>
        public string? OutcomeCode { get; init; }

        /// <summary>The version that is answered; left out, whatever stands.</summary>
        public long? Version { get; init; }
    }
}
