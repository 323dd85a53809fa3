using CareBridge.Contracts.Directory;

namespace CareBridge.Directory.Domain.Matching;

/// <summary>
/// Ranks groups for one person: first what they cannot or do not want to do leaves groups out, then points are given
/// for what fits, and taken for how many others were sent there lately. The same question gets the same answer.
/// </summary>
internal sealed class Matcher
{
    private const int Way = 30;
    private const int OnePlace = 20;
    private const int Anywhere = 10;
    private const int LikeYou = 15;
    private const int MeantForSome = -10;
    private const int Structure = 10;
    private const int Time = 10;
    private const int Visits = 5;

    /// <summary>The most that a crowd takes.</summary>
    private const int Crowd = 20;

    /// <summary>Of a group that does not say.</summary>
    private const int UsualPlaces = 15;

    /// <summary>How far is near, for those who do not say how far they go.</summary>
    private const double UsualKilometers = 50;

    private static readonly Bits<GroupAudience>[] Kinds =
    [
        Bits<GroupAudience>.Of(
            [GroupAudience.Women, GroupAudience.Men, GroupAudience.NonBinary, GroupAudience.Transgender]),
        Bits<GroupAudience>.Of([GroupAudience.YoungPeople, GroupAudience.Seniors]),
    ];

    /// <summary>What nobody needs who is not in the room.</summary>
    private static readonly Bits<GroupAccessibility> OfRooms = Bits<GroupAccessibility>.Of(
    [
        GroupAccessibility.WheelchairAccess, GroupAccessibility.AccessibleBathroom, GroupAccessibility.HearingLoop,
        GroupAccessibility.ChildFriendly, GroupAccessibility.Childcare, GroupAccessibility.FragranceFree,
    ]);

    private readonly MatchPreferences _wanted;
    private readonly ulong _seed;
    private readonly WeekTimes _times;
    private readonly Bits<GroupPathway> _ways;
    private readonly Bits<GroupPathway> _otherWays;
    private readonly Bits<GroupStructure> _structures;
    private readonly Bits<GroupStructure> _otherStructures;
    private readonly Bits<GroupAudience> _self;
    private readonly Bits<GroupAccessibility> _needs;
    private readonly string[] _languages;
    private readonly bool _comes;
    private readonly bool _joins;

    /// <param name="seed">Of the search: it decides between groups that are as good as each other.</param>
    public Matcher(MatchPreferences wanted, Guid seed, DateTimeOffset now)
    {
        _wanted = wanted;
        _seed = Mix(BitConverter.ToUInt64(seed.ToByteArray(), 0) ^ BitConverter.ToUInt64(seed.ToByteArray(), 8));
        _times = new WeekTimes(wanted, now);
        _ways = Bits<GroupPathway>.Of(wanted.Pathways);
        _otherWays = Bits<GroupPathway>.Of(wanted.PathwaysNotWanted);
        _structures = Bits<GroupStructure>.Of(wanted.Structures);
        _otherStructures = Bits<GroupStructure>.Of(wanted.StructuresNotWanted);
        _self = Bits<GroupAudience>.Of(wanted.Audiences);
        _needs = Bits<GroupAccessibility>.Of(wanted.Accessibility);
        _languages = [.. wanted.Languages.Select(Languages.Primary).Distinct()];
        var formats = wanted.Formats;
        _comes = formats.Count == 0 || formats.Any(format => format != GroupFormat.Online);
        _joins = formats.Count == 0 || formats.Any(format => format != GroupFormat.Local);
    }

    /// <param name="load">How many people were sent there lately.</param>
    /// <param name="reasons">What the points are for; not asked for when there are many to look at.</param>
    /// <returns>Its points, or why it is left out.</returns>
    public MatchScore Score(GroupFacts group, int load, List<MatchReason>? reasons = null)
    {
        if (!group.AcceptsNewMembers) return new(LeftOutCode.NoRoom);
        if (group.Places <= load) return new(LeftOutCode.FullForNow);
        var here = _comes && group.Format != GroupFormat.Online;
        var online = _joins && group.Format != GroupFormat.Local;
        if (!here && !online) return new(LeftOutCode.OtherFormat);
        if (group.Pathways.Overlaps(_otherWays)) return new(LeftOutCode.WayNotWanted);
        if (group.Structures.Overlaps(_otherStructures)) return new(LeftOutCode.StructureNotWanted);
        if (!Speaks(group)) return new(LeftOutCode.OtherLanguage);
        if (!_wanted.ForOthersToo && IsForOthers(group)) return new(LeftOutCode.MeantForOthers);
        var mine = new MatchTally(reasons);
        if (!Access(group, ref here, online, mine)) return new(LeftOutCode.AccessNotKnown);
        if (!_times.Fit(group, mine, Time)) return new(LeftOutCode.OtherTimes);
        if (!Distance(group, here, online, mine)) return new(LeftOutCode.TooFar);
        Ways(group, mine);
        Audience(group, mine);
        if (group.Structures.Overlaps(_structures))
            mine.Add(ReasonCode.HeldAsYouLike, Structure, group.Structures.And(_structures));
        if (_languages.Length > 0) mine.Add(ReasonCode.SpeaksYourLanguage, 0);
        if (group.WelcomesVisits) mine.Add(ReasonCode.WelcomesVisits, Visits);
        var crowd = (int)Math.Round(Crowd * Math.Min(1.0, (double)load / (group.Places ?? UsualPlaces)));
        if (crowd > 0) mine.Add(ReasonCode.OthersWereSentThere, -crowd);
        else if (group.Places is not null) mine.Add(ReasonCode.HasRoom, 0);
        return new(mine.Points, Mix(BitConverter.ToUInt64(group.Id.ToByteArray(), 8) ^ _seed));
    }

    private bool IsForOthers(GroupFacts group)
    {
        if (group.Audiences.IsEmpty || _self.IsEmpty) return false;
        if (!group.Audiences.Overlaps(_self)) return true;
        foreach (var kind in Kinds)
        {
            var (theirs, mine) = (group.Audiences.And(kind), _self.And(kind));
            if (!theirs.IsEmpty && !mine.IsEmpty && !theirs.Overlaps(mine)) return true;
        }
        return false;
    }

    private bool Access(GroupFacts group, ref bool here, bool online, MatchTally mine)
    {
        if (_needs.IsEmpty) return true;
        var distant = new Bits<GroupAccessibility>(_needs.Value & ~OfRooms.Value);
        here = here && group.Accessibility.HasAll(_needs);
        if (!here && !(online && group.Accessibility.HasAll(distant))) return false;
        if (here) mine.Add(ReasonCode.HasWhatYouNeed, 0, _needs);
        return true;
    }

    private bool Distance(GroupFacts group, bool here, bool online, MatchTally mine)
    {
        if (_wanted.From is not { } from || !here)
        {
            if (online) mine.Add(ReasonCode.NoNeedToTravel, Anywhere);
            return true;
        }
        if (group.Place is { } place)
        {
            var (kilometers, most) =
                (Domain.Distance.Between(from, place), _wanted.MaxKilometers ?? UsualKilometers);
            var points = (int)Math.Round(OnePlace * Math.Max(0, 1 - (kilometers / most)));
            if (kilometers <= most || _wanted.MaxKilometers is null)
            {
                if (online && points < Anywhere) mine.Add(ReasonCode.NoNeedToTravel, Anywhere);
                else mine.Add(ReasonCode.IsNear, points, kilometers);
                return true;
            }
            if (!online) return false;
        }
        else if (!online)
        {
            mine.Add(ReasonCode.DistanceNotKnown, 0);
            return true;
        }
        mine.Add(ReasonCode.NoNeedToTravel, Anywhere);
        return true;
    }

    private void Ways(GroupFacts group, MatchTally mine)
    {
        if (_ways.IsEmpty || group.Pathways.IsEmpty) return;
        if (group.Pathways.Overlaps(_ways))
            mine.Add(ReasonCode.FollowsYourWay, Way, group.Pathways.And(_ways));
        else
            mine.Add(ReasonCode.FollowsOtherWays, 0, group.Pathways);
    }

    private void Audience(GroupFacts group, MatchTally mine)
    {
        if (group.Audiences.IsEmpty)
            mine.Add(ReasonCode.ForEverybody, 0);
        else if (group.Audiences.Overlaps(_self))
            mine.Add(ReasonCode.ForPeopleLikeYou, LikeYou, group.Audiences.And(_self));
        else
            mine.Add(
                _self.IsEmpty ? ReasonCode.MeantForSome : ReasonCode.MeantForOthers,
                MeantForSome,
                group.Audiences);
    }

    private bool Speaks(GroupFacts group)
    {
        foreach (var language in _languages)
        {
            if (Array.IndexOf(group.Languages, language) >= 0) return true;
        }
        return _languages.Length == 0;
    }

    /// <summary>Spreads all bits over all (the finalizer of SplitMix64).</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
