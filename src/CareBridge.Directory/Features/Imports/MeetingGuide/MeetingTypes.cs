using CareBridge.Contracts.Directory;

namespace CareBridge.Directory.Features.Imports.MeetingGuide;

/// <summary>The format's codes of what a meeting is like, and what of them we have a word of our own for.</summary>
internal static class MeetingTypes
{
    public const string TemporarilyClosed = "TC";

    public static IReadOnlyDictionary<string, GroupPathway> Pathways { get; } = new Dictionary<string, GroupPathway>
    {
        ["A"] = GroupPathway.Secular,
    };

    public static IReadOnlyDictionary<string, GroupStructure> Structures { get; } =
        new Dictionary<string, GroupStructure>
        {
            ["O"] = GroupStructure.Open,
            ["C"] = GroupStructure.Closed,
            ["D"] = GroupStructure.Discussion,
            ["SP"] = GroupStructure.Speaker,
            ["ST"] = GroupStructure.StepStudy,
            ["TR"] = GroupStructure.TraditionStudy,
            ["LIT"] = GroupStructure.Literature,
            ["B"] = GroupStructure.Literature,
            ["12x12"] = GroupStructure.Literature,
            ["ABSI"] = GroupStructure.Literature,
            ["DR"] = GroupStructure.Literature,
            ["GR"] = GroupStructure.Literature,
            ["LS"] = GroupStructure.Literature,
            ["MED"] = GroupStructure.Meditation,
            ["11"] = GroupStructure.Meditation,
        };

    public static IReadOnlyDictionary<string, GroupAudience> Audiences { get; } = new Dictionary<string, GroupAudience>
    {
        ["BE"] = GroupAudience.Newcomers,
        ["W"] = GroupAudience.Women,
        ["M"] = GroupAudience.Men,
        ["NB"] = GroupAudience.NonBinary,
        ["T"] = GroupAudience.Transgender,
        ["LGBTQ"] = GroupAudience.Lgbtq,
        ["G"] = GroupAudience.Lgbtq,
        ["L"] = GroupAudience.Lgbtq,
        ["BI"] = GroupAudience.Lgbtq,
        ["Y"] = GroupAudience.YoungPeople,
        ["SEN"] = GroupAudience.Seniors,
        ["POC"] = GroupAudience.PeopleOfColor,
        ["NDG"] = GroupAudience.Indigenous,
        ["N"] = GroupAudience.Indigenous,
        ["DD"] = GroupAudience.DualDiagnosis,
        ["P"] = GroupAudience.Professionals,
    };

    public static IReadOnlyDictionary<string, GroupAccessibility> Accessibility { get; } =
        new Dictionary<string, GroupAccessibility>
        {
            ["X"] = GroupAccessibility.WheelchairAccess,
            ["XB"] = GroupAccessibility.AccessibleBathroom,
            ["CF"] = GroupAccessibility.ChildFriendly,
            ["BA"] = GroupAccessibility.Childcare,
            ["FF"] = GroupAccessibility.FragranceFree,
        };

    /// <summary>As BCP 47 tags.</summary>
    public static IReadOnlyDictionary<string, string> Languages { get; } = new Dictionary<string, string>
    {
        ["EN"] = "en",
        ["S"] = "es",
        ["ASL"] = "ase",
        ["FR"] = "fr",
        ["DE"] = "de",
        ["ITA"] = "it",
        ["JA"] = "ja",
        ["KOR"] = "ko",
        ["POL"] = "pl",
        ["POR"] = "pt",
        ["RUS"] = "ru",
        ["AF"] = "af",
        ["AM"] = "am",
        ["AR"] = "ar",
        ["BG"] = "bg",
        ["DA"] = "da",
        ["EL"] = "el",
        ["FA"] = "fa",
        ["FI"] = "fi",
        ["HE"] = "he",
        ["HI"] = "hi",
        ["HR"] = "hr",
        ["HU"] = "hu",
        ["IS"] = "is",
        ["KA"] = "ka",
        ["LT"] = "lt",
        ["ML"] = "ml",
        ["MT"] = "mt",
        ["NE"] = "ne",
        ["NL"] = "nl",
        ["NO"] = "no",
        ["PUN"] = "pa",
        ["SK"] = "sk",
        ["SL"] = "sl",
        ["SV"] = "sv",
        ["TH"] = "th",
        ["TL"] = "tl",
        ["TUR"] = "tr",
        ["UK"] = "uk",
    };

    /// <summary>Of the format, without a word of ours.</summary>
    private static readonly HashSet<string> Others =
    [
        "AL", "AL-AN", "BRK", "CAN", "DB", "H", "OUT", "POA", "SM", TemporarilyClosed, "XT",
    ];

    public static bool IsOfFormat(string code) => HasOwnWord(code) || Others.Contains(code);

    public static bool HasOwnWord(string code) => Pathways.ContainsKey(code)
        || Structures.ContainsKey(code)
        || Audiences.ContainsKey(code)
        || Accessibility.ContainsKey(code)
        || Languages.ContainsKey(code);

    /// <summary>The code for each; of several for the same the first.</summary>
    public static IEnumerable<string> Codes<T>(IReadOnlyDictionary<string, T> codes, IEnumerable<T> values)
        where T : notnull =>
        from value in values
        let code = codes.FirstOrDefault(code => EqualityComparer<T>.Default.Equals(code.Value, value)).Key
        where code is not null
        select code;
}
