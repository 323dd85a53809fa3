namespace CareBridge.Exchange.Domain;

/// <summary>How well a known patient fits what somebody says of one they look for.</summary>
internal static class PatientMatch
{
    /// <summary>Points at which it is as likely as not.</summary>
    private const double Even = 8;

    private const double CertainFrom = 0.99;
    private const double ProbableFrom = 0.8;
    private const double PossibleFrom = 0.25;

    /// <summary>
    /// The weight of the evidence, 0 to 1: each trait that both have adds or takes away points, and the points become a
    /// probability as in a logistic regression. A trait that one of the two lacks says nothing.
    /// </summary>
    public static double Score(PatientTraits asked, PatientTraits known) => Probability(
        Identifiers(asked.Identifiers, known.Identifiers)
        + Best(asked.FamilyNames, known.FamilyNames, FamilyName)
        + Best(asked.GivenNames, known.GivenNames, GivenName)
        + BirthDate(asked.BirthDate, known.BirthDate)
        + Gender(asked.Gender, known.Gender)
        + Phones(asked.Phones, known.Phones));

    public static MatchGrade Grade(double score) => score switch
    {
        >= CertainFrom => MatchGrade.Certain,
        >= ProbableFrom => MatchGrade.Probable,
        >= PossibleFrom => MatchGrade.Possible,
        _ => MatchGrade.CertainlyNot,
    };

    /// <summary>Whether what is said of somebody is enough to find anybody by.</summary>
    public static bool CanTell(PatientTraits asked) => Grade(Score(asked, asked)) >= MatchGrade.Possible;

    private static double Probability(double points) => 1 / (1 + Math.Exp(Even - points));

    private static double Identifiers(
        IReadOnlyList<(string System, string Value)> asked, IReadOnlyList<(string System, string Value)> known) =>
        asked.Any(known.Contains) ? 10
        : asked.Any(one => known.Any(other => other.System == one.System)) ? -4
        : 0;

    private static double Best(
        IReadOnlyList<string> asked, IReadOnlyList<string> known, Func<string, string, double> compare) =>
        asked.Count == 0 || known.Count == 0 ? 0 : asked.Max(one => known.Max(other => compare(one, other)));

    private static double FamilyName(string asked, string known) =>
        asked == known ? 4 : IsSlip(asked, known) ? 2 : -3;

    /// <summary>A short form is the beginning of the name as often as not.</summary>
    private static double GivenName(string asked, string known) =>
        asked == known ? 3
        : IsSlip(asked, known) || asked.StartsWith(known, StringComparison.Ordinal)
            || known.StartsWith(asked, StringComparison.Ordinal) ? 1.5
        : -3;

    private static bool IsSlip(string asked, string known)
    {
        var length = Math.Min(asked.Length, known.Length);
        var allowed = length >= 8 ? 2 : length >= 4 ? 1 : 0;
        return Math.Abs(asked.Length - known.Length) <= allowed && MatchText.Slips(asked, known) <= allowed;
    }

    private static double BirthDate(string? asked, string? known)
    {
        if (asked is null || known is null) return 0;
        if (asked == known) return asked.Length switch { 4 => 1, 7 => 2, _ => 5 };
        if (asked.Length != known.Length)
        {
            var (less, more) = asked.Length < known.Length ? (asked, known) : (known, asked);
            return more.StartsWith(less, StringComparison.Ordinal) ? (less.Length == 4 ? 1 : 2) : -5;
        }
        return asked.Length == 10 && (MatchText.Slips(asked, known) == 1 || Swapped(asked) == known) ? 2 : -5;
    }

    /// <summary>Month and day in each other's place.</summary>
    private static string Swapped(string day) => $"{day[..5]}{day[8..]}-{day[5..7]}";

    private static double Gender(string? asked, string? known) =>
        asked is null || known is null ? 0 : asked == known ? 0.5 : -1.5;

    private static double Phones(IReadOnlyList<string> asked, IReadOnlyList<string> known) =>
        asked.Any(known.Contains) ? 4 : 0;
}

/// <summary>As in http://terminology.hl7.org/CodeSystem/match-grade, from the least to the most.</summary>
internal enum MatchGrade
{
    CertainlyNot,
    Possible,
    Probable,
    Certain,
}
