using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Referrals.Domain;

namespace CareBridge.Referrals.Features;

/// <summary>What Consent says about showing a referral to the organization it is meant for.</summary>
internal sealed class ReferralDisclosures(IDisclosures disclosures, TimeProvider time)
{
    /// <summary>Whether the participant's consent covers it now. Nothing is shown on this answer.</summary>
    public async Task<bool> MaySendAsync(Referral referral, CancellationToken cancellation)
    {
        var scope = new DisclosureScope(referral.ReferringOrganizationId, DisclosureCategory.Referrals);
        var decision = await disclosures.DecideAsync(
            new DecideDisclosure
            {
                ParticipantId = referral.ParticipantId,
                RecipientOrganizationId = referral.ReceivingOrganizationId,
                Purpose = PurposeOfUse.Treatment,
                Scopes = [scope],
            },
            cancellation);
        return decision.Permitted.Contains(scope);
    }

    /// <summary>Those of the referrals that may be shown to the caller now; each is accounted for already.</summary>
    public async Task<IReadOnlyList<ReferralView>> DiscloseAsync(
        IReadOnlyList<Referral> referrals, Caller caller, CancellationToken cancellation)
    {
        if (referrals.Count == 0) return [];
        var authorization = await disclosures.AuthorizeAsync(
            new AuthorizeDisclosure
            {
                DisclosureId = Guid.CreateVersion7(time.Now()),
                RecipientOrganizationId = caller.Organization,
                RecipientId = caller.Id,
                Purpose = PurposeOfUse.Treatment,
                Items = [.. referrals.Select(ToItem)],
            },
            cancellation);
        return [.. authorization.Permitted.Select(item => ReferralView.Disclosed(referrals[item.Index]))];
    }

    private static DisclosureItem ToItem(Referral referral) => new(
        "ServiceRequest",
        referral.Id,
        referral.Version,
        referral.ParticipantId,
        referral.ReferringOrganizationId,
        DisclosureCategory.Referrals);
}
