namespace CareBridge.Platform.Matching;

/// <summary>How well a known person fits what somebody says of one they look for.</summary>
public static class PersonMatch
{
    /// <summary>Points at which it is as likely as not.</summary>
    private const double Even = 8;

    private const double CertainFrom = 0.99;
    private const double ProbableFrom = 0.8;
    private const double PossibleFrom = 0.25;

    private const int YearLength = 4;
    private const int MonthLength = 7;
    private const int DayLength = 10;

    /// <summary>
    /// The weight of the evidence, 0 to 1: each trait that both have adds or takes away points, and the points become a
    /// probability as in a logistic regression. A trait that one of the two lacks says nothing.
    /// </summary>
    public static double Score(PersonTraits asked, PersonTraits known) => Score(Compare(asked, known));

    public static double Score(IEnumerable<MatchEvidence> evidence) =>
        1 / (1 + Math.Exp(Even - evidence.Sum(one => one.Points)));

    /// <summary>What the score is made of: of each trait that both have, the finding that speaks most for it.</summary>
    public static IReadOnlyList<MatchEvidence> Compare(PersonTraits asked, PersonTraits known) =>
    [
        .. from evidence in (IEnumerable<MatchEvidence?>)
           [
               Identifiers(asked.Identifiers, known.Identifiers),
               Best(asked.FamilyNames, known.FamilyNames, FamilyName),
               Best(asked.GivenNames, known.GivenNames, GivenName),
               asked.BirthDate is { } day && known.BirthDate is { } other ? BirthDate(day, other) : null,
               Gender(asked.Gender, known.Gender),
               Phones(asked.Phones, known.Phones),
           ]
           where evidence is not null
           select evidence,
    ];

    public static MatchGrade Grade(double score) => score switch
    {
        >= CertainFrom => MatchGrade.Certain,
        >= ProbableFrom => MatchGrade.Probable,
        >= PossibleFrom => MatchGrade.Possible,
        _ => MatchGrade.CertainlyNot,
    };

    /// <summary>Whether what is said of somebody is enough to find anybody by.</summary>
    public static bool CanTell(PersonTraits asked) => Grade(Score(asked, asked)) >= MatchGrade.Possible;

    private static MatchEvidence? Identifiers(
        IReadOnlyList<(string System, string Value)> asked, IReadOnlyList<(string System, string Value)> known) =>
        asked.Any(known.Contains) ? new MatchEvidence(MatchFinding.SameIdentifier, 10)
        : asked.Any(one => known.Any(other => other.System == one.System))
            ? new MatchEvidence(MatchFinding.OtherIdentifier, -4)
        : null;

    private static MatchEvidence? Best(
        IReadOnlyList<string> asked, IReadOnlyList<string> known, Func<string, string, MatchEvidence> compare) =>
        asked.SelectMany(one => known.Select(other => compare(one, other))).MaxBy(evidence => evidence.Points);

    private static MatchEvidence FamilyName(string asked, string known) =>
        asked == known ? new MatchEvidence(MatchFinding.SameFamilyName, 4)
        : Slips(asked, known) is { } slips ? new MatchEvidence(MatchFinding.FamilyNameSlip, 2, slips)
        : new MatchEvidence(MatchFinding.OtherFamilyName, -3);

    /// <summary>A short form is the beginning of the name as often as not.</summary>
    private static MatchEvidence GivenName(string asked, string known) =>
        asked == known ? new MatchEvidence(MatchFinding.SameGivenName, 3)
        : Slips(asked, known) is { } slips ? new MatchEvidence(MatchFinding.GivenNameSlip, 1.5, slips)
        : asked.StartsWith(known, StringComparison.Ordinal) || known.StartsWith(asked, StringComparison.Ordinal)
            ? new MatchEvidence(MatchFinding.GivenNameShortForm, 1.5)
        : new MatchEvidence(MatchFinding.OtherGivenName, -3);

    /// <summary>Null when they are too many.</summary>
    private static int? Slips(string asked, string known)
    {
        var length = Math.Min(asked.Length, known.Length);
        var allowed = length >= 8 ? 2 : length >= 4 ? 1 : 0;
        if (Math.Abs(asked.Length - known.Length) > allowed) return null;
        var slips = MatchText.Slips(asked, known);
        return slips <= allowed ? slips : null;
    }

    private static MatchEvidence BirthDate(string asked, string known)
    {
        var (less, more) = asked.Length < known.Length ? (asked, known) : (known, asked);
        if (more.StartsWith(less, StringComparison.Ordinal)) return Same(less.Length);
        if (asked.Length == DayLength && known.Length == DayLength)
        {
            if (Swapped(asked) == known) return new MatchEvidence(MatchFinding.BirthDateSwapped, 2);
            if (MatchText.Slips(asked, known) == 1) return new MatchEvidence(MatchFinding.BirthDateSlip, 2);
        }
        return new MatchEvidence(MatchFinding.OtherBirthDate, -5);
    }

    private static MatchEvidence Same(int length) => length switch
    {
        YearLength => new MatchEvidence(MatchFinding.SameBirthYear, 1),
        MonthLength => new MatchEvidence(MatchFinding.SameBirthMonth, 2),
        _ => new MatchEvidence(MatchFinding.SameBirthDate, 5),
    };

    private static string Swapped(string day) => $"{day[..5]}{day[8..]}-{day[5..7]}";

    private static MatchEvidence? Gender(string? asked, string? known) =>
        asked is null || known is null ? null
        : asked == known ? new MatchEvidence(MatchFinding.SameGender, 0.5)
        : new MatchEvidence(MatchFinding.OtherGender, -1.5);

    /// <summary>Another one says nothing: people have several, and get new ones.</summary>
    private static MatchEvidence? Phones(IReadOnlyList<string> asked, IReadOnlyList<string> known) =>
        asked.Count == 0 || known.Count == 0 ? null
        : asked.Any(known.Contains) ? new MatchEvidence(MatchFinding.SamePhone, 4)
        : new MatchEvidence(MatchFinding.OtherPhone, 0);
}
