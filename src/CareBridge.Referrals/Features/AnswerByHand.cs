using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

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
        Map(routes, "ask", ReferralStatus.NeedsInfo);
        Map(routes, "accept", ReferralStatus.Accepted);
        Map(routes, "decline", ReferralStatus.Declined);
        Map(routes, "begin", ReferralStatus.InProgress);
        Map(routes, "miss", ReferralStatus.NoShow);
        Map(routes, "complete", ReferralStatus.Completed);
    }

    private static void Map(IEndpointRouteBuilder routes, string verb, ReferralStatus status) =>
        routes.MapPost(
                $"/referrals/{{id:guid}}/{verb}",
                (Guid id, Request? request, Caller caller, AnswerReferrals answers, ReferralAccess access,
                    CancellationToken cancellation) =>
                    HandleAsync(
                        new AnswerReferral
                        {
                            ReferralId = id,
                            ReceivingOrganizationId = caller.Organization,
                            AnsweredBy = caller.Id,
                            ByHand = true,
                            ExpectedVersion = request?.Version,
                            Status = status,
                            StatusReason = request?.Reason,
                            OutcomeCode = request?.OutcomeCode,
                        },
                        caller, answers, access, cancellation))
            .WithSummary($"{char.ToUpperInvariant(verb[0])}{verb[1..]} referral")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff).ShowsThroughDoor();

    private static async Task<ReferralView> HandleAsync(
        AnswerReferral answer,
        Caller caller,
        AnswerReferrals answers,
        ReferralAccess access,
        CancellationToken cancellation)
    {
        var (_, side) = await access.RequireAsync(answer.ReferralId, caller, cancellation);
        if (side != Side.Receiving) throw new NotFoundException("referral");
        await answers.AnswerAsync(answer, cancellation);
        return (await access.ShowAsync(answer.ReferralId, caller, cancellation)).View;
    }

    internal sealed record Request
    {
        /// <summary>In words, for the referring organization; of <c>ask</c> the question, and required.</summary>
        public string? Reason { get; init; }

        /// <summary>One of <see cref="ReferralOutcomeCodes"/>; of a completed referral only.</summary>
        public string? OutcomeCode { get; init; }

        /// <summary>The version that is answered; left out, whatever stands.</summary>
        public long? Version { get; init; }
    }
}
