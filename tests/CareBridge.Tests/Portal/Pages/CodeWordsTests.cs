using CareBridge.Consent.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Pages;
using CareBridge.Portal.Pages.Clinic;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>People read words, whatever code the services use.</summary>
public sealed class CodeWordsTests
{
    public static TheoryData<string, string[]> Kinds => new()
    {
        { "status", Codes<ReferralStatus>() },
        { "priority", Codes<ReferralPriority>() },
        { "ours", Codes<ReferralDue>() },
        { "theirs", Codes<ReferralDue>() },
        { "contact", Codes<ContactStatus>() },
        { "format", Codes<ContactFormat>() },
        { "reply", Codes<ParticipantReply>() },
        { "action", Codes<ReferralAction>() },
        { "service", [.. ReferralServiceCodes.All] },
        { "reason", [.. ReferralReasonCodes.All] },
        { "outcome", [.. ReferralOutcomeCodes.All] },
        { "side", ["referring", "receiving", "participant", "system"] },
        { "category", Codes<DisclosureCategory>() },
        { "purpose", Codes<PurposeOfUse>() },
        { "engagement", Codes<Engagement>() },
        { "milestone", [.. MilestoneCodes.All] },
        { "support", Codes<SupportStatus>() },
        { "meeting", [.. Codes<MeetingKind>(), .. Codes<MeetingFormat>()] },
        { "plan", Codes<PlanStatus>() },
        { "step", Codes<PlanStepStatus>() },
        { "achievement", Codes<GoalAchievement>() },
        { "role", [.. CircleRoleCodes.All] },
        { "document", Codes<DocumentKind>() },
        { "nature", [.. BreakGlassRequest.NatureCodes] },
        { "review", Codes<BreakGlassReview>() },
        { "fault", Codes<AccountingFaultKind>() },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_code_has_words_in_both_languages(string kind, string[] codes)
    {
        Assert.NotEmpty(codes);
        Assert.All(codes, code =>
        {
            Assert.NotNull(CodeWords.Find(kind, code, NoticeLanguage.En));
            Assert.NotNull(CodeWords.Find(kind, code, NoticeLanguage.Es));
        });
    }

    [Fact]
    public void Every_move_of_a_referral_has_a_name()
    {
        var moves = Enum.GetValues<ReferralStatus>()
            .SelectMany(status => ReferralMoves.Of(status, true).Concat(ReferralMoves.Of(status, false)))
            .Concat(ContactForms.Actions).Distinct();

        Assert.All(moves, move => Assert.NotNull(CodeWords.Find("do", move, NoticeLanguage.Es)));
    }

    private static string[] Codes<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(EnumCode.Of)];
}
