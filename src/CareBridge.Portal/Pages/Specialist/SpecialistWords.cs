using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>
/// What a specialist's pages say. Both languages stand side by side, so that neither is forgotten when the other
/// changes.
/// </summary>
internal sealed partial record SpecialistWords(bool IsSpanish)
{
    private static readonly SpecialistWords English = new(IsSpanish: false);
    private static readonly SpecialistWords Spanish = new(IsSpanish: true);

    public static SpecialistWords In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => English,
        NoticeLanguage.Es => Spanish,
    };

    private string Say(string english, string spanish) => IsSpanish ? spanish : english;

    private string Say(IReadOnlyDictionary<string, (string English, string Spanish)> codes, string code) =>
        codes.TryGetValue(code, out var words) ? Say(words.English, words.Spanish) : code;
}
