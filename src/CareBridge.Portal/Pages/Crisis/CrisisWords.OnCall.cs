namespace CareBridge.Portal.Pages.Crisis;

/// <summary>Of who is on call.</summary>
internal sealed partial record CrisisWords
{
    public required string OnCallTitle { get; init; }

    public required string NoPlan { get; init; }

    public required string EditPlan { get; init; }

    public required string Gaps { get; init; }

    public required string NowOnCall { get; init; }

    public required string NextOnCall { get; init; }

    public required string FourWeeks { get; init; }

    public required string NobodyPlanned { get; init; }

    public required string Tier { get; init; }

    public required string From { get; init; }

    public required string Who { get; init; }

    public required string Nobody { get; init; }

    public required string Overrides { get; init; }

    public required string AddOverride { get; init; }

    public required string Absences { get; init; }

    public required string AddAbsence { get; init; }

    public required string Withdraw { get; init; }

    public required string ChooseSomebody { get; init; }

    public required string GiveTimes { get; init; }

    public required string Calendar { get; init; }

    public required string CalendarAbout { get; init; }

    public required string FeedShownOnce { get; init; }

    public required string OnlyMine { get; init; }

    public required string WholeTeam { get; init; }

    public required string MakeFeed { get; init; }

    public required string RevokeFeed { get; init; }

    public required string PlanTitle { get; init; }

    public required string PlanAbout { get; init; }

    public required string PlanChanged { get; init; }

    public required string TimeZone { get; init; }

    public required string HowPaged { get; init; }

    public required string NoTier { get; init; }

    public required string TakingTurns { get; init; }

    public required string AllTogether { get; init; }

    public required string PlacesAbout { get; init; }

    public required string StartsOn { get; init; }

    public required string HandOffAt { get; init; }

    public required string DaysEach { get; init; }

    public required string AtLeast { get; init; }

    public required string GiveTime { get; init; }

    public required string Waits { get; init; }

    public required string WaitsAbout { get; init; }

    public required string SavePlan { get; init; }

    public required string Cancel { get; init; }
}
