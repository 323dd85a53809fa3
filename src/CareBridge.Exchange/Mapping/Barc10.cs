namespace CareBridge.Exchange.Mapping;

/// <summary>
/// The Brief Assessment of Recovery Capital as a questionnaire (Vilsaint, Kelly, Bergman, Groshkova, Best, White, Drug
/// and Alcohol Dependence 177, 2017, 71-76).
/// </summary>
internal static class Barc10
{
    /// <summary>Of the questionnaire; another one when what it asks changes.</summary>
    public const string Version = "1.0.0";

    public const int LeastAnswer = 1;
    public const int MostAnswer = 6;

    /// <summary>The item that holds the sum of the answers.</summary>
    public const string Total = "barc-total";

    public const string TotalText = "Total, 10 to 60";

    /// <summary>What each statement measures; the statements themselves are the instrument's.</summary>
    public static IReadOnlyList<string> Domains { get; } =
    [
        "Substance use and sobriety",
        "Psychological health",
        "Physical health",
        "Citizenship and community involvement",
        "Social support",
        "Meaningful activities",
        "Housing and safety",
        "Risk taking",
        "Coping and life functioning",
        "Recovery experience",
    ];

    /// <param name="number">Of the statement, from 1.</param>
    public static string LinkId(int number) => $"barc-{number}";
}
