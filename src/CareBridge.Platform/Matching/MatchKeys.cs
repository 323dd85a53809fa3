using System.Globalization;

namespace CareBridge.Platform.Matching;

/// <summary>
/// By what people who may fit are found. Whoever <see cref="PersonMatch"/> could grade as possible shares a number or
/// one of these keys with whom is asked for: without the same number, family name, phone or day of birth, only the same
/// given name and nearly the same birth date are worth enough.
/// </summary>
public static class MatchKeys
{
    private const string Day = "yyyy-MM-dd";
    private const int DayLength = 10;
    private const int MonthLength = 7;

    /// <summary>Those of somebody who is known.</summary>
    public static IEnumerable<string> Of(PersonTraits known) =>
    [
        .. Exact(known),
        .. known.GivenNames.SelectMany(name => known.BirthDate is { } date ? [Both(name, date)] : (string[])[]),
    ];

    /// <summary>Those that somebody who is known must have one of to fit whom is asked for.</summary>
    public static IEnumerable<string> Wanted(PersonTraits asked) =>
    [
        .. Exact(asked),
        .. Near(asked.BirthDate).SelectMany(date => asked.GivenNames.Select(name => Both(name, date))),
    ];

    private static IEnumerable<string> Exact(PersonTraits traits) =>
    [
        .. traits.FamilyNames.Select(name => $"family {name}"),
        .. traits.Phones.Select(phone => $"phone {phone}"),
        .. traits.BirthDate is { Length: DayLength } day ? [$"born {day}"] : (string[])[],
    ];

    private static string Both(string givenName, string birthDate) => $"given {givenName} {birthDate}";

    /// <summary>Dates that <see cref="PersonMatch"/> holds for nearly the same, to the day or to the month.</summary>
    private static IEnumerable<string> Near(string? date) => date?.Length switch
    {
        MonthLength => Enumerable.Range(1, 31).Select(day => $"{date}-{day:D2}").Append(date),
        DayLength => Slips(date).Append(Swapped(date)).Where(IsDay).Append(date[..MonthLength]),
        _ => [],
    };

    /// <summary>Month and day in each other's place.</summary>
    private static string Swapped(string day) => $"{day[..5]}{day[8..]}-{day[5..7]}";

    /// <summary>With one digit wrong, or two neighbours in each other's place.</summary>
    private static IEnumerable<string> Slips(string date)
    {
        for (var i = 0; i < date.Length; i++)
        {
            if (date[i] == '-') continue;
            for (var digit = '0'; digit <= '9'; digit++) yield return $"{date[..i]}{digit}{date[(i + 1)..]}";
            if (i + 1 < date.Length) yield return $"{date[..i]}{date[i + 1]}{date[i]}{date[(i + 2)..]}";
        }
    }

    private static bool IsDay(string date) => DateOnly.TryParseExact(
        date, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
