using CareBridge.Consent.Domain;
using CareBridge.Consent.Domain.Forms;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Consent;

/// <summary>Who signs what, from when to when, and what happens when nobody does.</summary>
public sealed class SigningConsentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NextYear = Now.AddYears(1);

    private readonly ConsentRecord _consent = MakeConsent.Requested(Guid.CreateVersion7(), Terms(), Now);

    [Fact]
    public void Another_begin_is_no_repetition()
    {
        _consent.Grant(MakeConsent.Grant(NextYear), Now);

        var refusal = Assert.Throws<RefusedException>(
            () => _consent.Grant(MakeConsent.Grant(NextYear) with { StartsAt = Now.AddDays(30) }, Now));

        Assert.Equal("already-granted", refusal.Code);
        _consent.Grant(MakeConsent.Grant(NextYear), Now.AddDays(1));
        Assert.Null(_consent.StartsAt);
    }

    [Fact]
    public void What_would_have_ended_it_before_a_guardian_signs_takes_it_back()
    {
        _consent.Grant(
            MakeConsent.Grant(null) with { ExpiryEvent = ExpiryEvent.SupportEnded },
            Now,
            new SigningRule(IsMinor: true, NeedsGuardian: true));

        _consent.Expire(ExpiryEvent.SupportEnded, Now.AddDays(1));

        Assert.Equal(ConsentStatus.Withdrawn, _consent.Status);
    }

    [Fact]
    public void Counselling_notes_stand_on_a_form_of_their_own()
    {
        var terms = Terms() with { Categories = [DisclosureCategory.CounsellingNotes] };
        Assert.Equal(ConsentFormKind.CounsellingNotes, ConsentForms.KindOf(terms));
        MakeConsent.Requested(Guid.CreateVersion7(), terms, Now);

        var together = terms with { Categories = [DisclosureCategory.CounsellingNotes, DisclosureCategory.Referrals] };
        var invalid = Assert.Throws<InvalidRequestException>(
            () => MakeConsent.Requested(Guid.CreateVersion7(), together, Now));

        Assert.Equal(["categories"], invalid.Errors.Keys);
    }

    [Fact]
    public void Family_is_named_without_an_organization_and_staff_with_theirs()
    {
        var sister = new NamedRecipient(Guid.CreateVersion7(), "Ana Rivers", RecipientRelationship.Family);
        var nurse = new NamedRecipient(Guid.CreateVersion7(), "Lee Park", RecipientRelationship.Staff);
        var family = Terms() with { RecipientOrganizationIds = [], RecipientPersons = [sister] };
        Assert.Equal(ConsentFormKind.FamilyAndAllies, ConsentForms.KindOf(family));

        MakeConsent.Requested(Guid.CreateVersion7(), family, Now);
        MakeConsent.Requested(Guid.CreateVersion7(), Terms() with { RecipientPersons = [nurse] }, Now);

        Assert.All<ConsentTerms>(
            [Terms() with { RecipientPersons = [sister] }, family with { RecipientPersons = [nurse] }],
            terms => Assert.Equal(
                ["recipientPersons"],
                Assert.Throws<InvalidRequestException>(
                    () => MakeConsent.Requested(Guid.CreateVersion7(), terms, Now)).Errors.Keys));
    }

    [Fact]
    public void A_minors_consent_waits_for_the_guardian_who_signs_what_the_minor_has_signed()
    {
        var minor = MakeConsent.Grant(NextYear) with { Categories = [DisclosureCategory.Referrals] };
        var guardian = MakeConsent.Grant(null) with { Signer = SignerRole.Guardian, SignedName = "Sam Rivers" };
        Assert.Equal(
            "no-guardian-needed", Assert.Throws<RefusedException>(() => _consent.Grant(guardian, Now, Minor)).Code);

        _consent.Grant(minor, Now, Minor);

        Assert.Equal(ConsentStatus.Requested, _consent.Status);
        Assert.False(_consent.IsInForce(Now));
        _consent.Grant(guardian, Now.AddHours(1), Minor);
        _consent.Grant(guardian, Now.AddHours(2), Minor);
        Assert.Equal(ConsentStatus.Granted, _consent.Status);
        Assert.Equal(Now.AddHours(1), _consent.GrantedAt);
        Assert.Equal([DisclosureCategory.Referrals], _consent.Terms.Categories);
        Assert.Equal(["Jo Rivers", "Sam Rivers"], _consent.Signatures.Select(signature => signature.Name));
    }

    [Fact]
    public void Nobody_signs_in_a_minors_place_nor_over_what_somebody_has_signed()
    {
        var representative = MakeConsent.Grant(NextYear) with { Signer = SignerRole.PersonalRepresentative };
        var alone = new SigningRule(IsMinor: true, NeedsGuardian: false);
        Assert.Equal(
            "no-representative",
            Assert.Throws<RefusedException>(() => _consent.Grant(representative, Now, alone)).Code);
        _consent.Grant(
            MakeConsent.Grant(NextYear) with { Categories = [DisclosureCategory.Referrals] }, Now, Minor);

        Assert.Equal(
            "no-representative", Assert.Throws<RefusedException>(() => _consent.Grant(representative, Now)).Code);

        Assert.Equal(ConsentStatus.Requested, _consent.Status);
        Assert.Equal([DisclosureCategory.Referrals], _consent.Terms.Categories);
    }

    [Fact]
    public void A_consent_that_begins_later_says_so_when_it_does()
    {
        _consent.Grant(MakeConsent.Grant(NextYear) with { StartsAt = Now.AddDays(1) }, Now);
        var version = _consent.Version;

        _consent.Begin(Now.AddDays(1).AddTicks(-1));
        Assert.Equal(version, _consent.Version);
        _consent.Begin(Now.AddDays(1));
        _consent.Begin(Now.AddDays(2));

        Assert.Equal(version + 1, _consent.Version);
    }

    [Theory]
    [InlineData(17, "CA", true)]
    [InlineData(17, null, true)]
    [InlineData(11, "NY", true)]
    [InlineData(12, "NY", false)]
    [InlineData(18, "CA", false)]
    [InlineData(null, "CA", false)]
    public void State_law_says_when_a_guardian_signs(int? age, string? state, bool needed) =>
        Assert.Equal(
            needed, new MinorConsent(new Dictionary<string, int> { ["NY"] = 12 }).For(age, state).NeedsGuardian);

    [Fact]
    public void A_consent_may_begin_later_and_end_with_an_event()
    {
        var consent = MakeConsent.Requested(Guid.CreateVersion7(), Terms(), Now, referral: Guid.CreateVersion7());
        consent.Grant(
            MakeConsent.Grant(null) with { ExpiryEvent = ExpiryEvent.ReferralClosed, StartsAt = Now.AddDays(1) }, Now);

        Assert.False(consent.IsInForce(Now.AddDays(1).AddTicks(-1)));
        Assert.True(consent.IsInForce(Now.AddDays(1)));
        Assert.True(consent.IsInForce(Now.AddYears(20)));
        consent.Expire(ExpiryEvent.SupportEnded, Now.AddDays(2));
        Assert.True(consent.IsInForce(Now.AddDays(2)));
        consent.Expire(ExpiryEvent.ReferralClosed, Now.AddDays(2));
        Assert.Equal(ConsentStatus.Expired, consent.Status);
    }

    [Fact]
    public void An_event_that_this_consent_can_never_see_does_not_end_it()
    {
        var invalid = Assert.Throws<InvalidRequestException>(() => _consent.Grant(
            MakeConsent.Grant(null) with { ExpiryEvent = ExpiryEvent.ReferralClosed }, Now));

        Assert.Equal(["expiryEvent"], invalid.Errors.Keys);
    }

    [Fact]
    public void A_request_reminds_twice_and_then_lapses()
    {
        Assert.False(_consent.Chase(Now.AddDays(3).AddTicks(-1)));
        Assert.True(_consent.Chase(Now.AddDays(3)));
        Assert.False(_consent.Chase(Now.AddDays(3)));
        Assert.True(_consent.Chase(Now.AddDays(10)));
        Assert.False(_consent.Chase(Now.AddDays(29)));
        Assert.Equal(ConsentStatus.Requested, _consent.Status);

        Assert.False(_consent.Chase(Now.AddDays(30)));

        Assert.Equal(ConsentStatus.Lapsed, _consent.Status);
    }

    private static readonly SigningRule Minor = new(IsMinor: true, NeedsGuardian: true);

    private static ConsentTerms Terms() => new()
    {
        DiscloserOrganizationIds = [Guid.CreateVersion7()],
        RecipientOrganizationIds = [Guid.CreateVersion7(), Guid.CreateVersion7()],
        Categories = [DisclosureCategory.Referrals, DisclosureCategory.Engagement],
        Purposes = [PurposeOfUse.Treatment, PurposeOfUse.CareManagement],
    };
}
