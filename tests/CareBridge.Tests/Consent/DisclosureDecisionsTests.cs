using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using static CareBridge.Tests.Consent.DecisionCases;

namespace CareBridge.Tests.Consent;

/// <summary>The truth table of the decision over consents.</summary>
public sealed class DisclosureDecisionsTests
{
    [Fact]
    public void A_consent_in_force_that_names_everything_permits()
    {
        var consent = Granted();

        var decision = Decide([consent]);

        Assert.True(decision.IsPermitted);
        Assert.Same(consent, decision.Consent);
    }

    [Fact]
    public void Without_a_consent_nothing_is_permitted() =>
        Assert.Equal(DenialGrounds.NoConsent, Decide([]).Grounds);

    [Theory]
    [InlineData(false, true, true, true, true, "NoConsent")]
    [InlineData(true, false, true, true, true, "DiscloserNotNamed")]
    [InlineData(true, true, false, true, true, "RecipientNotNamed")]
    [InlineData(true, true, true, false, true, "CategoryNotNamed")]
    [InlineData(true, true, true, true, false, "PurposeNotNamed")]
    public void Whatever_the_consent_does_not_name_is_denied(
        bool participant, bool discloser, bool recipient, bool category, bool purpose, string grounds)
    {
        var proposed = new ProposedDisclosure(
            participant ? Participant : Other,
            new DisclosureScope(
                discloser ? Community : Other,
                category ? DisclosureCategory.Referrals : DisclosureCategory.SafetyPlan),
            recipient ? Clinic : Other,
            Nurse,
            purpose ? PurposeOfUse.Treatment : PurposeOfUse.Operations);

        Assert.Equal(grounds, Decide([Granted()], proposed).Grounds.ToString());
    }

    [Theory]
    [InlineData(ConsentStatus.Requested, false)]
    [InlineData(ConsentStatus.Granted, true)]
    [InlineData(ConsentStatus.Declined, false)]
    [InlineData(ConsentStatus.Revoked, false)]
    [InlineData(ConsentStatus.Expired, false)]
    [InlineData(ConsentStatus.Withdrawn, false)]
    public void Only_a_granted_consent_permits(ConsentStatus status, bool permitted)
    {
        var decision = Decide([InStatus(status)], at: Now.AddDays(-1));

        Assert.Equal(permitted, decision.IsPermitted);
        if (!permitted) Assert.Equal(DenialGrounds.NotInForce, decision.Grounds);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void A_consent_ends_at_its_time_whether_or_not_anybody_has_moved_it(int ticksPastExpiry, bool permitted)
    {
        var consent = Granted();
        var at = consent.ExpiresAt!.Value.AddTicks(ticksPastExpiry);

        Assert.Equal(permitted, Decide([consent], at: at).IsPermitted);
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
            Nurse,
            purpose ? PurposeOfUse.Treatment : PurposeOfUse.Operations);

        Assert.Equal(permitted, Decide([Granted()], proposed).IsPermitted);
    }

    [Fact]
    public void Two_consents_do_not_add_up_to_what_neither_permits()
    {
        var one = Granted(recipient: Other);
        var two = Granted(category: DisclosureCategory.Engagement);

        Assert.False(Decide([one, two]).IsPermitted);
    }

    [Fact]
    public void A_consent_that_names_a_person_is_not_for_their_colleagues()
    {
        var consent = Granted(person: Nurse);

        Assert.True(Decide([consent]).IsPermitted);
        Assert.Equal(
            DenialGrounds.RecipientNotNamed, Decide([consent], Proposed() with { RecipientId = Other }).Grounds);
        Assert.False(Decide([consent], Proposed() with { RecipientId = null }).IsPermitted);
        Assert.False(Decide([consent], Proposed() with { RecipientOrganizationId = Other }).IsPermitted);
    }

    [Fact]
    public void A_named_person_is_permitted_by_the_consent_that_names_them_before_one_for_all()
    {
        var named = Granted(Now.AddDays(-2), person: Nurse);
        var all = Granted(Now.AddDays(-1));

        Assert.Same(named, Decide([all, named]).Consent);
        Assert.Same(all, Decide([all, named], Proposed() with { RecipientId = Other }).Consent);
    }

    [Fact]
    public void Of_several_that_permit_the_one_signed_last_is_named_in_whatever_order_they_come()
    {
        var (early, late) = (Granted(Now.AddDays(-2)), Granted(Now.AddDays(-1)));

        Assert.Same(late, Decide([early, late]).Consent);
        Assert.Same(late, Decide([late, early]).Consent);
    }
}
