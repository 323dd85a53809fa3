using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using static CareBridge.Tests.Consent.DecisionCases;

namespace CareBridge.Tests.Consent;

/// <summary>The truth table of the decision where a no, or an emergency, stands beside the consents.</summary>
public sealed class DeniedDisclosuresTests
{
    /// <summary>What the participant forbids, and whether that stands against the proposal.</summary>
    public static TheoryData<string, bool> Denials => new()
    {
        { "everything", true },
        { "discloser", true },
        { "recipient", true },
        { "person", true },
        { "category", true },
        { "purpose", true },
        { "all of these", true },
        { "another discloser", false },
        { "another recipient", false },
        { "another person", false },
        { "another category", false },
        { "another purpose", false },
        { "another participant's", false },
    };

    [Theory]
    [MemberData(nameof(Denials))]
    public void A_denial_beats_every_permit_it_covers_however_narrowly_that_is_given(string denied, bool stands)
    {
        var denial = Restriction.Deny(
            Guid.CreateVersion7(), denied == "another participant's" ? Other : Participant, Scope(denied), Now);
        List<ConsentRecord> consents = [Granted(), Granted(person: Nurse)];

        var decision = Decide(MakeConsent.State(consents, [denial]), Proposed(), Now);

        Assert.Equal(!stands, decision.IsPermitted);
        if (!stands) return;
        Assert.Equal(DenialGrounds.Restricted, decision.Grounds);
        Assert.Same(denial, decision.Restriction);
        denial.End(answer: null, Now);
        Assert.True(Decide(MakeConsent.State(consents, [denial]), Proposed(), Now).IsPermitted);
    }

    [Fact]
    public void A_restriction_binds_when_the_organization_has_agreed_and_not_before()
    {
        var restriction = Restriction.Request(
            Guid.CreateVersion7(), Participant, Community, new RestrictionScope(), reason: null, Now);
        var state = MakeConsent.State([Granted()], [restriction]);

        Assert.True(Decide(state, Proposed(), Now).IsPermitted);
        restriction.Agree(Now);
        Assert.False(Decide(state, Proposed(), Now).IsPermitted);
        restriction.End("No longer needed.", Now);
        Assert.True(Decide(state, Proposed(), Now).IsPermitted);
    }

    [Fact]
    public void Who_somebody_is_stays_unsaid_when_all_that_could_be_said_of_them_is_denied()
    {
        var identity = Proposed() with { Scope = new DisclosureScope(Community, DisclosureCategory.Identity) };
        var denial = Restriction.Deny(
            Guid.CreateVersion7(), Participant, new() { Categories = [DisclosureCategory.Referrals] }, Now);

        Assert.False(Decide(MakeConsent.State([Granted()], [denial]), identity, Now).IsPermitted);
        List<ConsentRecord> both = [Granted(), Granted(category: DisclosureCategory.Engagement)];
        Assert.Same(both[1], Decide(MakeConsent.State(both, [denial]), identity, Now).Consent);
    }

    [Theory]
    [InlineData("as opened", true)]
    [InlineData("another person", false)]
    [InlineData("another organization", false)]
    [InlineData("another participant", false)]
    [InlineData("another category", false)]
    [InlineData("another purpose", false)]
    [InlineData("another holder", false)]
    [InlineData("later", false)]
    public void Break_glass_opens_what_was_named_to_who_opened_it_for_a_while_whatever_is_denied(
        string used, bool permitted)
    {
        var access = MakeConsent.BreakGlass(
            Participant, Nurse, Clinic, [Community], Now, DisclosureCategory.SafetyPlan);
        var denial = Restriction.Deny(Guid.CreateVersion7(), Participant, new RestrictionScope(), Now);
        var proposed = new ProposedDisclosure(
            used == "another participant" ? Other : Participant,
            new DisclosureScope(
                used == "another holder" ? Other : Community,
                used == "another category" ? DisclosureCategory.Identity : DisclosureCategory.SafetyPlan),
            used == "another organization" ? Other : Clinic,
            used == "another person" ? Other : Nurse,
            used == "another purpose" ? PurposeOfUse.Treatment : PurposeOfUse.EmergencyTreatment);

        var decision = Decide(
            MakeConsent.State([], [denial], [access]),
            proposed,
            used == "later" ? Now + BreakGlassAccess.Duration : Now);

        Assert.Equal(permitted, decision.IsPermitted);
        Assert.Equal(permitted ? access : null, decision.BreakGlass);
    }

    private static RestrictionScope Scope(string denied) => denied switch
    {
        "discloser" => new() { DiscloserOrganizationIds = [Community] },
        "recipient" => new() { RecipientOrganizationIds = [Other, Clinic] },
        "person" => new() { RecipientPersonIds = [Nurse] },
        "category" => new() { Categories = [DisclosureCategory.Referrals] },
        "purpose" => new() { Purposes = [PurposeOfUse.Treatment] },
        "all of these" => new()
        {
            DiscloserOrganizationIds = [Community],
            RecipientOrganizationIds = [Clinic],
            RecipientPersonIds = [Nurse],
            Categories = [DisclosureCategory.Referrals],
            Purposes = [PurposeOfUse.Treatment],
        },
        "another discloser" => new() { DiscloserOrganizationIds = [Other] },
        "another recipient" => new() { RecipientOrganizationIds = [Other] },
        "another person" => new() { RecipientPersonIds = [Other] },
        "another category" => new() { Categories = [DisclosureCategory.SafetyPlan] },
        "another purpose" => new() { Purposes = [PurposeOfUse.Operations] },
        _ => new(),
    };
}
