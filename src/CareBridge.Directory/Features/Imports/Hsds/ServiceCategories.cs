using System.Text.RegularExpressions;
using CareBridge.Contracts.Directory;

namespace CareBridge.Directory.Features.Imports.Hsds;

/// <summary>What a service is about, by the words that it and its taxonomy use.</summary>
internal static partial class ServiceCategories
{
    /// <summary>What is more particular comes first: a food bank at a health center is about food.</summary>
    private static readonly (ResourceCategory Category, string[] Beginnings)[] Words =
    [
        (ResourceCategory.Crisis, ["crisis", "crises", "suicid"]),
        (ResourceCategory.Food, ["food", "meal", "pantry", "hunger", "nutrition", "groceries", "soup"]),
        (ResourceCategory.Housing, ["hous", "shelter", "rent", "homeless", "tenan", "lodging", "eviction"]),
        (ResourceCategory.Legal, ["legal", "law", "court", "expung", "attorney", "immigration", "reentry"]),
        (ResourceCategory.Transport, ["transport", "bus", "ride", "transit"]),
        (ResourceCategory.Work, ["job", "employ", "work", "career", "vocation"]),
        (ResourceCategory.Financial, ["benefit", "financ", "cash", "debt", "utilit", "tax", "snap", "tanf"]),
        (ResourceCategory.Education, ["educat", "school", "ged", "literacy", "tutor", "college"]),
        (
            ResourceCategory.Health,
            [
                "health", "medic", "clinic", "counsel", "dental", "therap", "hospital", "psych", "treatment", "detox",
                "insurance", "pharmac", "hiv", "naloxone",
            ]
        ),
        (ResourceCategory.Family, ["famil", "child", "parent", "daycare"]),
    ];

    /// <summary>Null when no word tells.</summary>
    public static ResourceCategory? Of(string text)
    {
        var words = Word().Matches(text.ToLowerInvariant()).Select(match => match.Value).ToList();
        foreach (var (category, beginnings) in Words)
        {
            if (words.Exists(word => beginnings.Any(start => word.StartsWith(start, StringComparison.Ordinal))))
                return category;
        }
        return null;
    }

    [GeneratedRegex("[a-z]+")]
    private static partial Regex Word();
}
