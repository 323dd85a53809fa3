using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Referrals.Domain;
using CareBridge.Referrals.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Referrals.Features;

/// <summary>What every new referral must be, whoever makes it.</summary>
internal sealed class ReferralRules(
    IDirectory directory,
    IHandedOverDocuments documents,
    ReferralDisclosures disclosures,
    ReferralsDbContext store,
    TimeProvider time)
{
    private const int MostDocuments = 20;
    private const int MostYearsAhead = 5;

    /// <param name="authorId">The person or client that makes it.</param>
    /// <exception cref="NotFoundException">The referring organization does not serve the participant.</exception>
    /// <exception cref="InvalidRequestException">It asks for what there is not, or of nobody.</exception>
    public async Task RequireAsync(ReferralTerms terms, Guid authorId, CancellationToken cancellation)
    {
        var participant = await directory.FindParticipantAsync(new FindParticipant(terms.ParticipantId), cancellation);
        if (!participant.OrganizationIds.Contains(terms.ReferringOrganizationId))
            throw new NotFoundException("participant");

        var receiver = await directory.FindOrganizationAsync(
            new FindOrganization(terms.ReceivingOrganizationId), cancellation);
        new Check()
            .That(
                receiver.Verification == OrganizationVerification.Verified
                    && Takes(receiver.Kind, terms.ServiceCode)
                    && terms.ReceivingOrganizationId != terms.ReferringOrganizationId,
                "receivingOrganizationId",
                "A verified clinic or peer community other than your own, or for a social need a social service.")
            .That(
                ReferralServiceCodes.All.Contains(terms.ServiceCode),
                "serviceCode",
                $"One of: {string.Join(", ", ReferralServiceCodes.All)}.")
            .That(
                terms.ReasonCode is null || ReferralReasonCodes.All.Contains(terms.ReasonCode),
                "reasonCode",
                $"One of: {string.Join(", ", ReferralReasonCodes.All)}.")
            .OptionalText(terms.Reason, "reason", ReferralMapping.ReasonLength)
            .That(
                IsToCome(terms.NeededBy), "neededBy", $"A day to come, at most {MostYearsAhead} years ahead.")
            .That(
                await AreKnownAsync(terms, authorId, cancellation),
                "documentIds",
                $"At most {MostDocuments} documents about the participant that your organization may read.")
            .That(
                await IsOverAsync(terms, cancellation),
                "replacesId",
                "One of yours for the same participant that was declined, cancelled, or closed without the service.")
            .ThrowIfAny();
    }

    private static bool Takes(OrganizationKind? kind, string serviceCode) => kind switch
    {
        OrganizationKind.Clinic or OrganizationKind.PeerCommunity => true,
        OrganizationKind.SocialService => ReferralServiceCodes.SocialNeeds.Contains(serviceCode),
        OrganizationKind.CrisisTeam or null => false,
    };

    /// <summary>Somewhere it is still the day before the one that it is in UTC.</summary>
    private bool IsToCome(DateOnly? day)
    {
        var today = DateOnly.FromDateTime(time.Now().UtcDateTime);
        return day is null || (day >= today.AddDays(-1) && day <= today.AddYears(MostYearsAhead));
    }

    /// <summary>A document that they may not read is as unknown to them as none.</summary>
    private async Task<bool> AreKnownAsync(ReferralTerms terms, Guid authorId, CancellationToken cancellation)
    {
        if (terms.DocumentIds.Count == 0) return true;
        if (terms.DocumentIds.Count > MostDocuments) return false;
        var known = await documents.FindAsync(
            new FindDocuments(terms.ParticipantId, terms.DocumentIds), cancellation);
        var readable = await disclosures.ReadableAsync(
            terms, authorId, [.. known.Documents.Select(document => document.Holder).Distinct()], cancellation);
        var found = known.Documents.Where(document => readable.Contains(document.Holder))
            .Select(document => document.DocumentId);
        return !terms.DocumentIds.Except(found).Any();
    }

    private async Task<bool> IsOverAsync(ReferralTerms terms, CancellationToken cancellation)
    {
        if (terms.ReplacesId is not { } id) return true;
        var replaced = await store.Referrals.From(terms.ReferringOrganizationId).AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id && r.ParticipantId == terms.ParticipantId, cancellation);
        return replaced?.CameToNothing == true;
    }
}
