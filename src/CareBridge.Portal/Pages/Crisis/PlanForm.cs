using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Portal.Pages.Crisis;

/// <summary>An on-call plan as its form writes it: in text, so that what cannot be read is not lost.</summary>
/// <param name="Version">Of the plan that was read; a colleague's change is not written over.</param>
/// <param name="Waits">By severity, and of the alarm.</param>
public sealed record PlanForm(
    string Version, string TimeZone, IReadOnlyList<TierForm> Tiers, IReadOnlyDictionary<string, string> Waits)
{
    public const int MostTiers = 6;

    public const string AlarmAgain = "alarmAgain";

    private static readonly WaitsAnswer BuiltIn = new([2, 5, 10], [5, 10, 15], [15, 30, 60], 10);

    public static IReadOnlyList<string> WaitNames { get; } = ["high", "moderate", "low", AlarmAgain];

    /// <param name="plan">Null is none yet.</param>
    public static PlanForm Of(PlanAnswer? plan, Visit visit)
    {
        var waits = plan?.Waits ?? BuiltIn;
        return new PlanForm(
            Text(plan?.Version ?? 0),
            plan?.TimeZone ?? visit.TimeZone,
            Filled((plan?.Tiers ?? []).Select(TierForm.Of)),
            new Dictionary<string, string>
            {
                ["high"] = List(waits.High),
                ["moderate"] = List(waits.Moderate),
                ["low"] = List(waits.Low),
                [AlarmAgain] = Text(waits.AlarmAgain),
            });
    }

    public static PlanForm Of(IFormCollection form) => new(
        $"{form["version"]}",
        $"{form["timeZone"]}",
        Filled(Enumerable.Range(0, MostTiers).Select(index => TierForm.Of(form, index))),
        WaitNames.ToDictionary(name => name, name => $"{form[name]}"));

    public object ToContent() => new
    {
        version = Number(Version),
        timeZone = TimeZone,
        tiers = Tiers.Where(tier => tier.Kind != TierForm.None).Select(tier => tier.ToContent()).ToList(),
        waits = new
        {
            high = Numbers("high"),
            moderate = Numbers("moderate"),
            low = Numbers("low"),
            alarmAgain = Number(Waits[AlarmAgain]),
        },
    };

    /// <returns>What cannot be told as a plan; null when all can.</returns>
    internal FormFaults? Unreadable(CrisisWords words) => Tiers.Index()
        .Where(tier => tier.Item is { Kind: TierForm.Rotating, Time: null })
        .Select(tier => FormFaults.At($"tiers[{tier.Index}]", words.GiveTime))
        .FirstOrDefault();

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>0, which no number of a plan may be, for what is none.</summary>
    public static int Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private List<int> Numbers(string name) =>
        [.. Waits[name].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    private static string List(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(one => Text(one)));

    /// <summary>With one more that may be filled in.</summary>
    private static List<TierForm> Filled(IEnumerable<TierForm> tiers)
    {
        var filled = tiers.Where(tier => tier.Kind != TierForm.None).ToList();
        if (filled.Count < MostTiers) filled.Add(TierForm.Empty);
        return filled;
    }
}

/// <param name="Places">By person: when their turn is, from 1; of those who have one.</param>
/// <param name="Minimum">How many of those who are paged together are to be on call at any time.</param>
public sealed record TierForm(
    string Kind,
    IReadOnlyDictionary<Guid, string> Places,
    string StartsOn,
    string HandOffAt,
    string Days,
    string Minimum)
{
    public const string None = "";
    public const string Rotating = "rotation";
    public const string Together = "members";

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The first is how browsers write a time, the other how they write one that has seconds.</summary>
    private static readonly string[] TimeFormats = ["HH:mm", "HH:mm:ss"];

    public static TierForm Empty { get; } = new(None, new Dictionary<Guid, string>(), "", "09:00", "7", "1");

    public static TierForm Of(TierAnswer tier) => tier.Rotation is { } rotation
        ? new TierForm(
            Rotating,
            Numbered(rotation.Members),
            rotation.StartsOn.ToString(DayFormat, CultureInfo.InvariantCulture),
            rotation.HandOffAt.ToString(
                TimeFormats[rotation.HandOffAt.Second == 0 ? 0 : 1], CultureInfo.InvariantCulture),
            PlanForm.Text(rotation.Days),
            PlanForm.Text(tier.Minimum))
        : Empty with
        {
            Kind = Together,
            Places = Numbered(tier.Members ?? []),
            Minimum = PlanForm.Text(tier.Minimum),
        };

    public static TierForm Of(IFormCollection form, int index)
    {
        var place = $"tier{index}.place.";
        var places = form.Keys.Where(key => key.StartsWith(place, StringComparison.Ordinal) && form[key] != "")
            .Where(key => Guid.TryParse(key[place.Length..], out _))
            .ToDictionary(key => Guid.Parse(key[place.Length..]), key => $"{form[key]}");
        return new TierForm(
            $"{form[$"tier{index}.kind"]}",
            places,
            $"{form[$"tier{index}.startsOn"]}",
            $"{form[$"tier{index}.handOffAt"]}",
            $"{form[$"tier{index}.days"]}",
            $"{form[$"tier{index}.minimum"]}");
    }

    public object ToContent()
    {
        var members = Places.OrderBy(place => PlanForm.Number(place.Value)).Select(place => place.Key).ToList();
        return Kind != Rotating
            ? new { members, minimum = PlanForm.Number(Minimum) }
            : new { rotation = new { members, startsOn = Day(), handOffAt = Time, days = PlanForm.Number(Days) } };
    }

    private static Dictionary<Guid, string> Numbered(IEnumerable<Guid> members) =>
        members.Index().ToDictionary(one => one.Item, one => PlanForm.Text(one.Index + 1));

    /// <summary>What is none is of no century, and refused.</summary>
    private DateOnly Day() => DateOnly.TryParseExact(StartsOn, DayFormat, out var day) ? day : DateOnly.MinValue;

    /// <summary>Null is none.</summary>
    internal TimeOnly? Time => TimeOnly.TryParseExact(HandOffAt, TimeFormats, out var time) ? time : null;
}
