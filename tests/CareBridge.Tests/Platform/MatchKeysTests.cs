using CareBridge.Platform.Matching;

namespace CareBridge.Tests.Platform;

public sealed class MatchKeysTests
{
    private static readonly string[] Families = ["RIVERS", "RIVER", "RIVRES", "MONTGOMERY", "MONTGOMREY", "LI", "LEE"];
    private static readonly string[] Givens = ["JO", "JOSEPH", "JOSEF", "ANA", "ANNA", "MARIA"];
    private static readonly string[] Phones = ["5550100001", "5550100002"];

    private static readonly string?[] Dates =
    [
        null, "1990", "1990-04", "1990-05", "1990-04-02", "1990-02-04", "1990-04-03", "1990-04-12", "1909-04-02",
        "1990-04-20", "1991-04-02", "1980-05-02",
    ];

    /// <summary>Every pair that no key joins must be one that matching would not tell of.</summary>
    [Fact]
    public void Whoever_fits_is_found_by_a_key_or_a_number()
    {
        var random = new Random(20261121);
        var told = 0;
        for (var pair = 0; pair < 300_000; pair++)
        {
            var (asked, known) = (Somebody(random), Somebody(random));
            if (PersonMatch.Grade(PersonMatch.Score(asked, known)) == MatchGrade.CertainlyNot) continue;
            told++;
            Assert.True(
                MatchKeys.Wanted(asked).Intersect(MatchKeys.Of(known)).Any()
                || asked.Identifiers.Intersect(known.Identifiers).Any(),
                $"{asked} is not found to be {known}");
        }
        Assert.InRange(told, 1000, 300_000);
    }

    [Fact]
    public void Somebody_of_another_name_who_was_born_on_another_day_is_not_looked_at()
    {
        var (asked, known) = (
            new PersonTraits { FamilyNames = ["RIVERS"], GivenNames = ["JO"], BirthDate = "1990-04-02" },
            new PersonTraits { FamilyNames = ["OKAFOR"], GivenNames = ["JO"], BirthDate = "1972-11-30" });

        Assert.Empty(MatchKeys.Wanted(asked).Intersect(MatchKeys.Of(known)));
    }

    private static PersonTraits Somebody(Random random) => new()
    {
        Identifiers = random.Next(6) == 0 ? [("https://harbor.example", $"{random.Next(3)}")] : [],
        FamilyNames = Some(random, Families),
        GivenNames = Some(random, Givens),
        BirthDate = Dates[random.Next(Dates.Length)],
        Gender = new[] { null, "male", "female" }[random.Next(3)],
        Phones = random.Next(3) == 0 ? [Phones[random.Next(Phones.Length)]] : [],
    };

    private static IReadOnlyList<string> Some(Random random, string[] names) =>
        [.. random.GetItems(names, random.Next(3)).Distinct()];
}
