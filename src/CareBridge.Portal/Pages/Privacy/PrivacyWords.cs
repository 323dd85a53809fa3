using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages.Privacy;

/// <summary>How the pages of a privacy officer talk.</summary>
internal sealed partial record PrivacyWords
{
    public required NoticeLanguage Language { get; init; }

    public static PrivacyWords In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.En => English,
        NoticeLanguage.Es => Spanish,
    };

    public string Category(string code) => CodeWords.Say("category", code, Language);

    public string Purpose(string code) => CodeWords.Say("purpose", code, Language);

    /// <summary>Of an emergency.</summary>
    public string NatureOf(string code) => CodeWords.Say("nature", code, Language);

    /// <summary>What a review found.</summary>
    public string ReviewOf(string code) => CodeWords.Say("review", code, Language);

    /// <summary>Of the accounting.</summary>
    public string FaultOf(string code) => CodeWords.Say("fault", code, Language);

    public string Times(long times) => Language switch
    {
        NoticeLanguage.En => times == 1 ? "once" : $"{times} times",
        NoticeLanguage.Es => times == 1 ? "una vez" : $"{times} veces",
    };

    public string WithinDays(int days) => Language switch
    {
        NoticeLanguage.En => $"Within {days} days",
        NoticeLanguage.Es => $"En {days} días",
    };

    public string Verified(long lines, long persons, long anchors) => Language switch
    {
        NoticeLanguage.En => $"Lines: {lines}. Persons: {persons}. Anchors: {anchors}.",
        NoticeLanguage.Es => $"Líneas: {lines}. Personas: {persons}. Anclas: {anchors}.",
    };
}
