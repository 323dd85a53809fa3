using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;

namespace CareBridge.Tests.Consent;

public sealed class DisclosureDecisionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Participant = Guid.CreateVersion7();
    private static readonly Guid Community = Guid.CreateVersion7();
    private static readonly Guid Clinic = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();

    [Fact]
    public void A_consent_in_force_that_names_everything_permits()
    {
        var consent = Granted();

        Assert.Same(consent, DisclosureDecisions.Decide([consent], Proposed(), Now));
    }

    [Fact]
    public void Without_a_consent_nothing_is_permitted() =>
        Assert.Null(DisclosureDecisions.Decide([], Proposed(), Now));

    [Theory]
    [InlineData(false, true, true, true, true)]
    [InlineData(true, false, true, true, true)]
    [InlineData(true, true, false, true, true)]
    [InlineData(true, true, true, false, true)]
    [InlineData(true, true, true, true, false)]
    public void Whatever_the_consent_does_not_name_is_denied(
        bool participant, bool discloser, bool recipient, bool category, bool purpose)
    {
        var proposed = new ProposedDisclosure(
            participant ? Participant : Other,
            new DisclosureScope(
                discloser ? Community : Other,
                category ? DisclosureCategory.Referrals : DisclosureCategory.SafetyPlan),
            recipient ? Clinic : Other,
            purpose ? PurposeOfUse.Treatment : PurposeOfUse.Operations);

        Assert.Null(DisclosureDecisions.Decide([Granted()], proposed, Now));
    }

    [Theory]
    [InlineData(ConsentStatus.Requested, false)]
    [InlineData(ConsentStatus.Granted, true)]
    [InlineData(ConsentStatus.Declined, false)]
    [InlineData(ConsentStatus.Revoked, false)]
    [InlineData(ConsentStatus.Expired, false)]
    public void Only_a_granted_consent_permits(ConsentStatus status, bool permitted)
    {
        var consent = InStatus(status);

        Assert.Equal(permitted, DisclosureDecisions.Decide([consent], Proposed(), Now.AddDays(-1)) is not null);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void A_consent_ends_at_its_time_whether_or_not_anybody_has_moved_it(int ticksPastExpiry, bool permitted)
    {
        var consent = Granted();
        var at = consent.ExpiresAt!.Value.AddTicks(ticksPastExpiry);

        Assert.Equal(permitted, DisclosureDecisions.Decide([consent], Proposed(), at) is not null);
        Assert.Equal(ConsentStatus.Granted, consent.Status);
    }

    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(false, true, true, false)]
    [InlineData(true, false, true, false)]
    [InlineData(true, true, false, false)]
    public void Identity_comes_with_any_other_category_for_the_same_parties_and_purpose(
        bool discloser, bool recipient, bool purpose, bool permitted)
    {
        var proposed = new ProposedDisclosure(
            Participant,
            new DisclosureScope(discloser ? Community : Other, DisclosureCategory.Identity),
            recipient ? Clinic : Other,
            purpose ? PurposeOfUse.Treatment : PurposeOfUse.Operations);

        Assert.Equal(permitted, DisclosureDecisions.Decide([Granted()], proposed, Now) is not null);
    }

    [Fact]
    public void Two_consents_do_not_add_up_to_what_neither_permits()
    {
        var one = Granted(recipient: Other);
        var two = Granted(category: DisclosureCategory.Engagement);

        Assert.Null(DisclosureDecisions.Decide([one, two], Proposed(), Now));
    }

    [Fact]
    public void Of_several_that_permit_the_one_signed_last_is_named_in_whatever_order_they_come()
    {
        var (early, late) = (Granted(Now.AddDays(-2)), Granted(Now.AddDays(-1)));

        Assert.Same(late, DisclosureDecisions.Decide([early, late], Proposed(), Now));
        Assert.Same(late, DisclosureDecisions.Decide([late, early], Proposed(), Now));
    }

    private static ProposedDisclosure Proposed() => new(
        Participant, new DisclosureScope(Community, DisclosureCategory.Referrals), Clinic, PurposeOfUse.Treatment);

    private static ConsentRecord Granted(
        DateTimeOffset? at = null, Guid? recipient = null, DisclosureCategory category = DisclosureCategory.Referrals)
    {
        var consent = Requested(recipient ?? Clinic, category);
        consent.Grant(MakeConsent.Grant(Now.AddMonths(6)), at ?? Now.AddDays(-3));
        return consent;
    }

    private static ConsentRecord InStatus(ConsentStatus status)
    {
        var consent = Requested(Clinic, DisclosureCategory.Referrals);
        if (status == ConsentStatus.Declined) consent.Decline(Now);
        if (status is ConsentStatus.Requested or ConsentStatus.Declined) return consent;
        consent.Grant(MakeConsent.Grant(Now), Now.AddDays(-3));
        if (status == ConsentStatus.Revoked) consent.Revoke(Now.AddDays(-2));
        if (status == ConsentStatus.Expired) consent.Expire(Now);
        Assert.Equal(status, consent.Status);
        return consent;
    }

    private static ConsentRecord Requested(Guid recipient, DisclosureCategory category) => MakeConsent.Requested(
        Participant,
        new ConsentTerms
        {
            DiscloserOrganizationIds = [Community],
            RecipientOrganizationIds = [recipient],
            Categories = [category],
            Purposes = [PurposeOfUse.Treatment],
        },
        Now.AddDays(-4));
}
