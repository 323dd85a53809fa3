using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Referrals;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Pages.Specialist;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>Nobody reads a code.</summary>
public sealed class SpecialistWordsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Every_code_has_words_in_each_language(string language)
    {
        var words = SpecialistWords.In(language == "es" ? NoticeLanguage.Es : NoticeLanguage.En);
        (IEnumerable<string> Codes, Func<string, string> Words)[] vocabularies =
        [
            (MilestoneCodes.All, words.OfMilestone),
            (CircleRoleCodes.All, words.OfRole),
            (ReferralServiceCodes.All, words.OfService),
            (ReferralReasonCodes.All, words.OfReason),
            (ReferralOutcomeCodes.All, words.OfOutcome),
        ];

        var missing = vocabularies.SelectMany(one => one.Codes.Where(code => IsLeft(code, one.Words(code))));

        Assert.Empty(missing);
    }

    [Fact]
    public void A_code_without_words_would_be_found()
    {
        var words = SpecialistWords.In(NoticeLanguage.En);

        Assert.True(IsLeft("unheard-of", words.OfService("unheard-of")));
    }

    /// <summary>A few words are written like their codes, such as friend.</summary>
    private static bool IsLeft(string code, string words) =>
        words == code && code.Contains('-', StringComparison.Ordinal);
}
