using CareBridge.Consent.Domain;
using CareBridge.Contracts.Directory;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Consent.Features;

/// <summary>
/// Whether a guardian signs besides the participant. <c>Consent:MinorsConsentAloneFrom:{state}</c> says from which age
/// a minor need not; the operator sets it from their states' law (42 CFR 2.14).
/// </summary>
internal sealed class GuardianRule(IDirectory directory, IConfiguration configuration)
{
    private const string Setting = "Consent:MinorsConsentAloneFrom";

    public async Task<SigningRule> ForAsync(ConsentRecord consent, CancellationToken cancellation)
    {
        var participant = await directory.FindParticipantAsync(
            new FindParticipant(consent.ParticipantId), cancellation);
        if (participant.Age is not < MinorConsent.Majority) return SigningRule.Adult;

        var organization = await directory.FindOrganizationAsync(
            new FindOrganization(consent.RequestingOrganizationId), cancellation);
        var states = configuration.GetSection(Setting).Get<Dictionary<string, int>>() ?? [];
        return new MinorConsent(states).For(participant.Age, organization.State);
    }
}
