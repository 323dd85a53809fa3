using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;

namespace CareBridge.Tests.Consent;

/// <summary>One participant, community, clinic and nurse, and what may go from one to the other.</summary>
internal static class DecisionCases
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly Guid Participant = Guid.CreateVersion7();
    public static readonly Guid Community = Guid.CreateVersion7();
    public static readonly Guid Clinic = Guid.CreateVersion7();
    public static readonly Guid Nurse = Guid.CreateVersion7();
    public static readonly Guid Other = Guid.CreateVersion7();

    public static Decision Decide(
        List<ConsentRecord> consents, ProposedDisclosure? proposed = null, DateTimeOffset? at = null) =>
        Decide(MakeConsent.State(consents), proposed ?? Proposed(), at ?? Now);

    public static Decision Decide(ConsentState state, ProposedDisclosure proposed, DateTimeOffset at) =>
        DisclosureDecisions.Decide(state, proposed, at);

    public static ProposedDisclosure Proposed() => new(
        Participant,
        new DisclosureScope(Community, DisclosureCategory.Referrals),
        Clinic,
        Nurse,
        PurposeOfUse.Treatment);

    public static ConsentRecord Granted(
        DateTimeOffset? at = null,
        Guid? recipient = null,
        DisclosureCategory category = DisclosureCategory.Referrals,
        Guid? person = null)
    {
        var consent = Requested(recipient ?? Clinic, category, person);
        consent.Grant(MakeConsent.Grant(Now.AddMonths(6)), at ?? Now.AddDays(-3));
        return consent;
    }

    public static ConsentRecord InStatus(ConsentStatus status)
    {
        var consent = Requested(Clinic, DisclosureCategory.Referrals);
        if (status == ConsentStatus.Declined) consent.Decline(Now);
        if (status == ConsentStatus.Withdrawn) consent.Withdraw(Now);
        if (status is not (ConsentStatus.Granted or ConsentStatus.Revoked or ConsentStatus.Expired)) return consent;
        consent.Grant(MakeConsent.Grant(Now), Now.AddDays(-3));
        if (status == ConsentStatus.Revoked) consent.Revoke(Now.AddDays(-2));
        if (status == ConsentStatus.Expired) consent.Expire(Now);
        Assert.Equal(status, consent.Status);
        return consent;
    }

    public static ConsentRecord Requested(
        Guid recipient, DisclosureCategory category, Guid? person = null) => MakeConsent.Requested(
        Participant,
        new ConsentTerms
        {
            DiscloserOrganizationIds = [Community],
            RecipientOrganizationIds = [recipient],
            RecipientPersons =
                person is { } id ? [new NamedRecipient(id, "Lee Park", RecipientRelationship.Staff)] : [],
            Categories = [category],
            Purposes = [PurposeOfUse.Treatment],
        },
        Now.AddDays(-4));
}
