using CareBridge.Portal.Domain;

namespace CareBridge.Portal.Pages;

/// <summary>Codes of the services as people read them, by kind and code.</summary>
internal static partial class CodeWords
{
    private static readonly Lazy<Dictionary<string, (string English, string Spanish)>> All = new(() =>
        OfReferrals.Concat(OfSummaries).Concat(OfPrivacy)
            .ToDictionary(one => one.Key, one => (one.English, one.Spanish)));

    /// <summary>A code that is new is shown as it is.</summary>
    public static string Say(string kind, string code, NoticeLanguage language) => Find(kind, code, language) ?? code;

    /// <returns>Null where there is nothing to say.</returns>
    public static string? Find(string kind, string code, NoticeLanguage language) =>
        !All.Value.TryGetValue($"{kind}:{code}", out var words) ? null : language switch
        {
            NoticeLanguage.En => words.English,
            NoticeLanguage.Es => words.Spanish,
        };
}
