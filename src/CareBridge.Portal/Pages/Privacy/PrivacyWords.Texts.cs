namespace CareBridge.Portal.Pages.Privacy;

/// <summary>Its sentences.</summary>
internal sealed partial record PrivacyWords
{
    public required string PrivacyTitle { get; init; }

    public required string ToReview { get; init; }

    public required string NothingToReview { get; init; }

    public required string News { get; init; }

    public required string NoNews { get; init; }

    public required string MarkRead { get; init; }

    public required string Look { get; init; }

    public required string NotListed { get; init; }

    public required string NotTold { get; init; }

    public required string AccessesTitle { get; init; }

    public required string AccessTitle { get; init; }

    public required string AccessesAbout { get; init; }

    public required string NoAccesses { get; init; }

    public required string WhichOnes { get; init; }

    public required string All { get; init; }

    public required string Older { get; init; }

    public required string Later { get; init; }

    public required string Person { get; init; }

    public required string NameNotShown { get; init; }

    public required string WhoOpened { get; init; }

    public required string Somebody { get; init; }

    public required string Where { get; init; }

    public required string When { get; init; }

    public required string Why { get; init; }

    public required string ShownWithAlarm { get; init; }

    public required string What { get; init; }

    public required string Looks { get; init; }

    public required string ToldTitle { get; init; }

    public required string Reviewed { get; init; }

    public required string Review { get; init; }

    public required string ReviewAgain { get; init; }

    public required string Finding { get; init; }

    public required string FindingNote { get; init; }

    public required string KeepReview { get; init; }

    public required string TellNow { get; init; }

    public required string TellAbout { get; init; }

    public required string NotYoursToReview { get; init; }

    public required string ChooseOne { get; init; }

    public required string AccountingTitle { get; init; }

    public required string AccountingAbout { get; init; }

    public required string FindByName { get; init; }

    public required string Find { get; init; }

    public required string Found { get; init; }

    public required string NobodyFound { get; init; }

    public required string Recipient { get; init; }

    public required string SinceDay { get; init; }

    public required string UntilDay { get; init; }

    public required string Show { get; init; }

    public required string ThreeYears { get; init; }

    public required string OneYear { get; init; }

    public required string NoLines { get; init; }

    public required string WhoReceived { get; init; }

    public required string NamedPerson { get; init; }

    public required string AsTable { get; init; }

    public required string AsPage { get; init; }

    public required string Ground { get; init; }

    public required string WithConsent { get; init; }

    public required string InEmergency { get; init; }

    public required string VerifyTitle { get; init; }

    public required string VerifyAbout { get; init; }

    public required string VerifyNow { get; init; }

    public required string Intact { get; init; }

    public required string NotIntact { get; init; }

    public required string Faults { get; init; }

    public required string Line { get; init; }

    public required string Anchor { get; init; }

    public required string TellOperators { get; init; }

    public required string BreachTitle { get; init; }

    public required string BreachAbout { get; init; }

    public required string Receiver { get; init; }

    public required string NoId { get; init; }

    public required string Lines { get; init; }

    public required string Persons { get; init; }

    public required string Consents { get; init; }

    public required string ExpiringTitle { get; init; }

    public required string ExpiringAbout { get; init; }

    public required string NothingEnds { get; init; }

    public required string Ends { get; init; }

    public required string WhoAsks { get; init; }

    public required string RecipientsTitle { get; init; }

    public required string RecipientsChart { get; init; }

    public required string LastTime { get; init; }

    public required string HoldsTitle { get; init; }

    public required string HoldsAbout { get; init; }

    public required string NoHolds { get; init; }

    public required string HoldStands { get; init; }

    public required string HoldLifted { get; init; }

    /// <summary>Before an organization.</summary>
    public required string HeldOrganization { get; init; }

    public required string HoldReason { get; init; }

    /// <summary>Of a hold; before when and by whom.</summary>
    public required string PlacedAt { get; init; }

    public required string LiftedAt { get; init; }

    public required string LiftHold { get; init; }

    public required string LiftAbout { get; init; }

    public required string LiftReason { get; init; }

    public required string PlaceOnPerson { get; init; }

    public required string PlaceOnPersonAbout { get; init; }

    public required string PlaceOnOrganization { get; init; }

    public required string PlaceOnOrganizationAbout { get; init; }

    public required string PlaceHold { get; init; }
}
