using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Referrals.Domain;

namespace CareBridge.Referrals.Features;

/// <summary>What every new referral must be, whoever makes it.</summary>
internal sealed class ReferralRules(IDirectory directory)
{
    /// <exception cref="NotFoundException">The referring organization does not serve the participant.</exception>
    /// <exception cref="InvalidRequestException">It asks for what there is not, or of nobody.</exception>
    public async Task RequireAsync(ReferralTerms terms, CancellationToken cancellation)
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
}
