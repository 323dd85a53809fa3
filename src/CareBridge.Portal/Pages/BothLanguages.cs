using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages;

/// <summary>How pages talk: each sentence stands in both languages, side by side, so that neither falls behind.
/// </summary>
internal abstract class BothLanguages(NoticeLanguage language)
{
    protected string Say(string english, string spanish) => language switch
    {
        NoticeLanguage.En => english,
        NoticeLanguage.Es => spanish,
    };
}
