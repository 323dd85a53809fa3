using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Matching;

namespace CareBridge.Tests.Directory;

/// <summary>How one group is weighed for one person.</summary>
public sealed class MatcherTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_says_nothing_is_offered_every_group_that_has_room()
    {
        foreach (var group in (GroupFacts[])
            [
                Facts(), Facts(audiences: [GroupAudience.Women]), Facts(format: GroupFormat.Online),
                Facts(pathways: [GroupPathway.Secular]), Facts(structures: [GroupStructure.Closed]), Facts(starts: []),
            ])
            Assert.Null(Score(new MatchPreferences(), group).LeftOut);
        Assert.Equal(LeftOutCode.NoRoom, Score(new MatchPreferences(), Facts(accepts: false)).LeftOut);
    }

    [Fact]
    public void What_somebody_cannot_or_does_not_want_to_do_leaves_a_group_out()
    {
        var wheelchair = new MatchPreferences { Accessibility = [GroupAccessibility.WheelchairAccess] };
        var evening = new MatchPreferences
        {
            TimeZone = "America/Los_Angeles",
            Times = [new TimeWindow(DayOfWeek.Thursday, new TimeOnly(16, 0), new TimeOnly(17, 0))],
        };
        var near = new MatchPreferences { Latitude = 40, Longitude = -82, MaxKilometers = 20 };
        (MatchPreferences Wanted, GroupFacts Group, LeftOutCode? LeftOut)[] cases =
        [
            (new() { Formats = [GroupFormat.Online] }, Facts(), LeftOutCode.OtherFormat),
            (new() { Formats = [GroupFormat.Online] }, Facts(format: GroupFormat.Hybrid), null),
            (new() { Formats = [GroupFormat.Local] }, Facts(format: GroupFormat.Online), LeftOutCode.OtherFormat),
            (new() { PathwaysNotWanted = [GroupPathway.FaithBased] }, Facts(pathways: [GroupPathway.FaithBased]),
                LeftOutCode.WayNotWanted),
            (new() { StructuresNotWanted = [GroupStructure.Speaker] }, Facts(structures: [GroupStructure.Speaker]),
                LeftOutCode.StructureNotWanted),
            (new() { Languages = ["es-MX"] }, Facts(), LeftOutCode.OtherLanguage),
            (new() { Languages = ["es-MX"] }, Facts(languages: ["en", "es"]), null),
            (new() { Audiences = [GroupAudience.Men] }, Facts(audiences: [GroupAudience.Women]),
                LeftOutCode.MeantForOthers),
            (new() { Audiences = [GroupAudience.Men], ForOthersToo = true }, Facts(audiences: [GroupAudience.Women]),
                null),
            (new() { Audiences = [GroupAudience.Men, GroupAudience.Newcomers] },
                Facts(audiences: [GroupAudience.Women, GroupAudience.Newcomers]), LeftOutCode.MeantForOthers),
            (new() { Audiences = [GroupAudience.Women] },
                Facts(audiences: [GroupAudience.Women, GroupAudience.Newcomers]), null),
            (new() { Audiences = [GroupAudience.Men] }, Facts(), null),
            (wheelchair, Facts(), LeftOutCode.AccessNotKnown),
            (wheelchair, Facts(accessibility: [GroupAccessibility.WheelchairAccess]), null),
            (wheelchair, Facts(format: GroupFormat.Hybrid), null),
            (new() { Accessibility = [GroupAccessibility.Captions] }, Facts(format: GroupFormat.Online),
                LeftOutCode.AccessNotKnown),
            // Thursday 19:00 in New York is 16:00 in Los Angeles.
            (evening, Facts(), null),
            (evening, Facts(starts: [(4 * 1440) + (20 * 60)]), LeftOutCode.OtherTimes),
            (evening, Facts(starts: []), null),
            (near, Facts(place: new Point(40.1, -82)), null),
            (near, Facts(place: new Point(41, -82)), LeftOutCode.TooFar),
            (near, Facts(format: GroupFormat.Hybrid, place: new Point(41, -82)), null),
            (near, Facts(), null),
        ];

        Assert.All(cases, one => Assert.Equal(one.LeftOut, Score(one.Wanted, one.Group).LeftOut));
    }

    [Fact]
    public void A_window_over_midnight_and_over_the_end_of_the_week_is_one()
    {
        var night = new MatchPreferences
        {
            TimeZone = "America/New_York",
            Times = [new TimeWindow(DayOfWeek.Saturday, new TimeOnly(23, 0), new TimeOnly(1, 0))],
        };

        Assert.Null(Score(night, Facts(starts: [30])).LeftOut);
        Assert.Equal(LeftOutCode.OtherTimes, Score(night, Facts(starts: [60])).LeftOut);
    }

    [Fact]
    public void What_fits_counts_and_is_said_in_plain_words()
    {
        var wanted = new MatchPreferences
        {
            Pathways = [GroupPathway.TwelveStep],
            Audiences = [GroupAudience.Women],
            Latitude = 40,
            Longitude = -82,
        };
        var group = Facts(
            pathways: [GroupPathway.TwelveStep], audiences: [GroupAudience.Women], place: new Point(40.1, -82));
        var reasons = new List<MatchReason>();

        var score = new Matcher(wanted, Guid.Empty, Now).Score(group, 0, reasons);

        Assert.Equal(reasons.Sum(reason => reason.Points), score.Points);
        Assert.True(score.Points > Score(wanted, Facts()).Points);
        Assert.Equal(
            [
                "It is 6.9 mi (11.1 km) away.", "It follows a way that you want: twelve steps.",
                "It is meant for women.",
            ],
            reasons.Select(reason => MatchWords.Of(reason, ReaderLanguage.En)));
        Assert.Equal(
            ["Está a 6.9 mi (11.1 km).", "Sigue un camino que usted quiere: doce pasos.", "Es para mujeres."],
            reasons.Select(reason => MatchWords.Of(reason, ReaderLanguage.Es)));
    }

    [Fact]
    public void Every_reason_has_words_in_every_language()
    {
        Enum[] about =
        [
            .. Enum.GetValues<GroupPathway>().Cast<Enum>(), .. Enum.GetValues<GroupStructure>().Cast<Enum>(),
            .. Enum.GetValues<GroupAudience>().Cast<Enum>(), .. Enum.GetValues<GroupAccessibility>().Cast<Enum>(),
        ];
        foreach (var language in Enum.GetValues<ReaderLanguage>())
        {
            Assert.All(
                Enum.GetValues<ReasonCode>(),
                code => Assert.NotEmpty(MatchWords.Of(new MatchReason(code, 1, about, 2), language)));
            Assert.All(Enum.GetValues<LeftOutCode>(), code => Assert.NotEmpty(MatchWords.Of(code, language)));
        }
    }

    [Fact]
    public void Nobody_floods_a_group()
    {
        var wanted = new MatchPreferences();
        var (small, large) = (Facts(places: 4), Facts(places: 40));

        Assert.Equal(Score(wanted, small).Points, Score(wanted, large).Points);
        Assert.True(Score(wanted, small, load: 2).Points < Score(wanted, large, load: 2).Points);
        Assert.Equal(LeftOutCode.FullForNow, Score(wanted, small, load: 4).LeftOut);
        Assert.True(Score(wanted, Facts(), load: 5).Points < Score(wanted, Facts()).Points);
    }

    [Fact]
    public void Between_equals_the_search_decides_and_decides_the_same_again()
    {
        var groups = Enumerable.Range(0, 100).Select(_ => Facts()).ToList();
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        Assert.Equal(Ranked(one), Ranked(one));
        Assert.NotEqual(Ranked(one), Ranked(other));
        // Neither the order in which they are listed nor their age.
        groups.Reverse();
        Assert.Equal(Ranked(one), Ranked(one));
        Assert.NotEqual(groups.Select(group => group.Id), Ranked(one));

        List<Guid> Ranked(Guid seed)
        {
            var matcher = new Matcher(new MatchPreferences(), seed, Now);
            return [.. groups.OrderByDescending(group => matcher.Score(group, 0)).Select(group => group.Id)];
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(40.7128, -74.0060, 51.5074, -0.1278, 5570)]
    [InlineData(0, 179.9, 0, -179.9, 22.24)]
    [InlineData(90, 0, -90, 0, 20015)]
    public void Distances_are_as_over_the_earth(double north, double east, double toNorth, double toEast, double far) =>
        Assert.Equal(far, Distance.Between(new Point(north, east), new Point(toNorth, toEast)), far * 0.001);

    private static MatchScore Score(MatchPreferences wanted, GroupFacts group, int load = 0) =>
        new Matcher(wanted, Guid.Empty, Now).Score(group, load);

    private static GroupFacts Facts(
        GroupFormat format = GroupFormat.Local,
        GroupPathway[]? pathways = null,
        GroupStructure[]? structures = null,
        GroupAudience[]? audiences = null,
        GroupAccessibility[]? accessibility = null,
        string[]? languages = null,
        Point? place = null,
        int[]? starts = null,
        int? places = null,
        bool accepts = true) => new()
        {
            Id = Guid.CreateVersion7(),
            Version = 1,
            Format = format,
            Pathways = Bits<GroupPathway>.Of(pathways ?? []),
            Structures = Bits<GroupStructure>.Of(structures ?? []),
            Audiences = Bits<GroupAudience>.Of(audiences ?? []),
            Accessibility = Bits<GroupAccessibility>.Of(accessibility ?? []),
            Languages = languages ?? ["en"],
            Place = place,
            TimeZone = "America/New_York",
            Starts = starts ?? [(4 * 1440) + (19 * 60)],
            AcceptsNewMembers = accepts,
            Places = places,
        };
}
