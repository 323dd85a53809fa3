namespace CareBridge.Portal.Pages.Crisis;

/// <summary>Of what it takes to help, of where somebody is, and of drills.</summary>
internal sealed partial record CrisisWords
{
    /// <summary>Of a participant, who raises about themself.</summary>
    public required string AboutYourself { get; init; }

    public required string CantAsk { get; init; }

    public required string CantAskAbout { get; init; }

    public required string WhereTheyAre { get; init; }

    public required string Location { get; init; }

    public required string PhoneThere { get; init; }

    public required string SaySo { get; init; }

    public required string SomeoneIsThere { get; init; }

    public required string NotScreened { get; init; }

    public required string DoNotSaySo { get; init; }

    public required string DrillAbout { get; init; }

    public required string Drills { get; init; }

    public required string DrillsAbout { get; init; }

    public required string StartDrill { get; init; }

    public required string NoDrills { get; init; }

    /// <summary>Before a number.</summary>
    public required string SecondsToAcknowledge { get; init; }

    public required string ToHelp { get; init; }

    public required string Wishes { get; init; }

    public required string MayLeaveMessage { get; init; }

    public required string NoMessage { get; init; }

    public required string NeedsInterpreter { get; init; }

    public required string ScreensFound { get; init; }

    public required string SafetyPlan { get; init; }

    public required string PlanReasons { get; init; }

    public required string PlanWarningSigns { get; init; }

    public required string PlanCoping { get; init; }

    public required string PlanDistractions { get; init; }

    public required string PlanHelpers { get; init; }

    public required string PlanProfessionals { get; init; }

    public required string PlanEnvironment { get; init; }

    public required string Nearby { get; init; }

    public required string AsInEmergency { get; init; }

    public required string SomethingMissing { get; init; }
}
