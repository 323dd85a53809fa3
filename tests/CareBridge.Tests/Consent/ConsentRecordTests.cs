using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Consent;

public sealed class ConsentRecordTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NextYear = Now.AddYears(1);

    private readonly ConsentRecord _consent = MakeConsent.Requested(Guid.CreateVersion7(), Terms(), Now);

    public static TheoryData<ConsentStatus, string> RefusedMoves => new()
    {
        { ConsentStatus.Requested, "revoke" },
        { ConsentStatus.Granted, "decline" },
        { ConsentStatus.Declined, "grant" },
        { ConsentStatus.Declined, "revoke" },
        { ConsentStatus.Declined, "withdraw" },
        { ConsentStatus.Revoked, "grant" },
        { ConsentStatus.Revoked, "decline" },
        { ConsentStatus.Expired, "grant" },
        { ConsentStatus.Expired, "decline" },
        { ConsentStatus.Expired, "revoke" },
        { ConsentStatus.Lapsed, "grant" },
        { ConsentStatus.Withdrawn, "grant" },
        { ConsentStatus.Granted, "withdraw" },
    };

    [Theory]
    [MemberData(nameof(RefusedMoves))]
    public void A_move_the_lifecycle_does_not_list_is_refused_and_changes_nothing(ConsentStatus status, string verb)
    {
        BringTo(status);
        var before = _consent.ToMessage();

        var refusal = Assert.Throws<RefusedException>(() => Act(verb));

        Assert.Equal("illegal-transition", refusal.Code);
        Assert.Equivalent(before, _consent.ToMessage(), strict: true);
    }

    [Theory]
    [InlineData(ConsentStatus.Granted, "grant")]
    [InlineData(ConsentStatus.Declined, "decline")]
    [InlineData(ConsentStatus.Revoked, "revoke")]
    [InlineData(ConsentStatus.Expired, "expire")]
    [InlineData(ConsentStatus.Revoked, "expire")]
    [InlineData(ConsentStatus.Requested, "expire")]
    public void A_repeated_action_changes_nothing(ConsentStatus status, string verb)
    {
        BringTo(status);
        var before = _consent.ToMessage();

        Act(verb);

        Assert.Equivalent(before, _consent.ToMessage(), strict: true);
    }

    [Fact]
    public void A_grant_on_other_terms_than_the_one_given_is_refused()
    {
        BringTo(ConsentStatus.Granted);

        var refusal = Assert.Throws<RefusedException>(
            () => _consent.Grant(MakeConsent.Grant(NextYear.AddDays(1)), Now));

        Assert.Equal("already-granted", refusal.Code);
        Assert.Equal(NextYear, _consent.ExpiresAt);
    }

    [Fact]
    public void A_participant_may_narrow_what_is_asked()
    {
        var recipient = _consent.Asked.RecipientOrganizationIds[0];

        _consent.Grant(
            MakeConsent.Grant(NextYear) with
            {
                Categories = [DisclosureCategory.Referrals],
                RecipientOrganizationIds = [recipient],
                Purposes = [PurposeOfUse.Treatment],
            },
            Now);

        Assert.Equal([DisclosureCategory.Referrals], _consent.Terms.Categories);
        Assert.Equal([recipient], _consent.Terms.RecipientOrganizationIds);
        Assert.Equal([PurposeOfUse.Treatment], _consent.Terms.Purposes);
        Assert.Equal(_consent.Asked.DiscloserOrganizationIds, _consent.Terms.DiscloserOrganizationIds);
        Assert.Equal(2, _consent.Asked.Categories.Count);
    }

    [Fact]
    public void Nothing_that_was_not_asked_for_can_be_granted()
    {
        var grant = MakeConsent.Grant(NextYear) with
        {
            Categories = [DisclosureCategory.Referrals, DisclosureCategory.SafetyPlan],
            RecipientOrganizationIds = [Guid.CreateVersion7()],
            Purposes = [PurposeOfUse.Operations],
        };

        var invalid = Assert.Throws<InvalidRequestException>(() => _consent.Grant(grant, Now));

        Assert.Equal(["categories", "purposes", "recipientOrganizationIds"], invalid.Errors.Keys.Order());
        Assert.Equal(ConsentStatus.Requested, _consent.Status);
        Assert.Empty(_consent.Signatures);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(10, 1)]
    public void A_consent_ends_in_the_future_and_within_ten_years(int years, int seconds)
    {
        var invalid = Assert.Throws<InvalidRequestException>(
            () => _consent.Grant(MakeConsent.Grant(Now.AddYears(years).AddSeconds(seconds)), Now));

        Assert.Equal(["expiresAt"], invalid.Errors.Keys);
    }

    [Fact]
    public void Identity_cannot_be_asked_for()
    {
        var terms = Terms() with { Categories = [DisclosureCategory.Referrals, DisclosureCategory.Identity] };

        var invalid = Assert.Throws<InvalidRequestException>(
            () => MakeConsent.Requested(Guid.CreateVersion7(), terms, Now));

        Assert.Equal(["categories"], invalid.Errors.Keys);
    }

    [Fact]
    public void The_order_in_which_terms_are_named_means_nothing()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        Assert.Equal(
            Terms() with { DiscloserOrganizationIds = [one, two], RecipientOrganizationIds = [one] },
            Terms() with { DiscloserOrganizationIds = [two, one, two], RecipientOrganizationIds = [one] });
    }

    private static ConsentTerms Terms() => new()
    {
        DiscloserOrganizationIds = [Guid.CreateVersion7()],
        RecipientOrganizationIds = [Guid.CreateVersion7(), Guid.CreateVersion7()],
        Categories = [DisclosureCategory.Referrals, DisclosureCategory.Engagement],
        Purposes = [PurposeOfUse.Treatment, PurposeOfUse.CareManagement],
    };

    private void BringTo(ConsentStatus status)
    {
        if (status == ConsentStatus.Declined) _consent.Decline(Now);
        if (status == ConsentStatus.Withdrawn) _consent.Withdraw(Now);
        if (status == ConsentStatus.Lapsed) Lapse();
        if (status is not (ConsentStatus.Granted or ConsentStatus.Revoked or ConsentStatus.Expired)) return;
        _consent.Grant(MakeConsent.Grant(NextYear), Now);
        if (status == ConsentStatus.Revoked) _consent.Revoke(Now);
        if (status == ConsentStatus.Expired) _consent.Expire(NextYear);
        Assert.Equal(status, _consent.Status);
    }

    private void Lapse()
    {
        while (_consent.Status == ConsentStatus.Requested) _consent.Chase(_consent.DueAt!.Value);
    }

    private void Act(string verb)
    {
        switch (verb)
        {
            case "grant":
                _consent.Grant(MakeConsent.Grant(NextYear), Now);
                break;
            case "decline":
                _consent.Decline(Now);
                break;
            case "withdraw":
                _consent.Withdraw(Now);
                break;
            case "revoke":
                _consent.Revoke(Now);
                break;
            default:
                _consent.Expire(NextYear);
                break;
        }
    }
}
