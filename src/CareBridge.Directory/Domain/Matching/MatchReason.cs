namespace CareBridge.Directory.Domain.Matching;

/// <summary>Why a group is where it is in the ranking.</summary>
internal enum ReasonCode
{
    FollowsYourWay,
    FollowsOtherWays,
    ForPeopleLikeYou,
    ForEverybody,
    MeantForSome,
    MeantForOthers,
    HeldAsYouLike,
    SpeaksYourLanguage,
    HasWhatYouNeed,
    MeetsWhenYouCan,
    ByAppointment,
    TimesNotKnown,
    IsNear,
    DistanceNotKnown,
    NoNeedToTravel,
    WelcomesVisits,
    HasRoom,
    OthersWereSentThere,
}

/// <summary>Why a group is not in the ranking.</summary>
internal enum LeftOutCode
{
    NoRoom,
    FullForNow,
    OtherFormat,
    WayNotWanted,
    StructureNotWanted,
    OtherLanguage,
    MeantForOthers,
    AccessNotKnown,
    OtherTimes,
    TooFar,
}

/// <param name="Points">How much it counts.</param>
/// <param name="About">Pathways, structures, audiences or kinds of access.</param>
/// <param name="Kilometers">Of what is near.</param>
internal readonly record struct MatchReason(
    ReasonCode Code, int Points, IReadOnlyList<Enum> About, double? Kilometers = null);
