using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>What a specialist's pages say.</summary>
internal sealed partial class SpecialistWords(NoticeLanguage language) : BothLanguages(language)
{
    private static readonly SpecialistWords English = new(NoticeLanguage.En);
    private static readonly SpecialistWords Spanish = new(NoticeLanguage.Es);

    public static SpecialistWords In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => English,
        NoticeLanguage.Es => Spanish,
    };

    private string Say(IReadOnlyDictionary<string, (string English, string Spanish)> codes, string code) =>
        codes.TryGetValue(code, out var words) ? Say(words.English, words.Spanish) : code;
}
