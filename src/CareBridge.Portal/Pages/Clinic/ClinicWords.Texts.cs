namespace CareBridge.Portal.Pages.Clinic;

/// <summary>Its sentences.</summary>
internal sealed partial record ClinicWords
{
    public required string InboxTitle { get; init; }

    public required string FindByName { get; init; }

    public required string Find { get; init; }

    public required string WhichOnes { get; init; }

    public required string WaitingOnes { get; init; }

    public required string ReceivedOnes { get; init; }

    public required string SentOnes { get; init; }

    public required string Status { get; init; }

    public required string AllStatuses { get; init; }

    public required string ShowThem { get; init; }

    public required string NothingWaits { get; init; }

    public required string NothingReceived { get; init; }

    public required string NothingSent { get; init; }

    public required string Late { get; init; }

    public required string Until { get; init; }

    public required string NeededBy { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string NotListed { get; init; }

    public required string NameNotShown { get; init; }

    public required string Older { get; init; }

    public required string NewReferral { get; init; }

    public required string SafetyPlan { get; init; }

    public required string NoticeTitle { get; init; }

    public required string ReferralTitle { get; init; }

    public required string Person { get; init; }

    public required string Urgency { get; init; }

    public required string Reason { get; init; }

    public required string NoReason { get; init; }

    public required string InTheirWords { get; init; }

    public required string SentAt { get; init; }

    public required string Next { get; init; }

    public required string LastAnswer { get; init; }

    public required string Outcome { get; init; }

    public required string WaitsForConsent { get; init; }

    public required string Questions { get; init; }

    public required string Answered { get; init; }

    public required string NotAnswered { get; init; }

    public required string WhatNow { get; init; }

    public required string FirstContact { get; init; }

    public required string FirstContactAbout { get; init; }

    public required string When { get; init; }

    public required string Minutes { get; init; }

    public required string How { get; init; }

    public required string Place { get; init; }

    public required string Documents { get; init; }

    public required string Superseded { get; init; }

    public required string SeeSummary { get; init; }

    public required string History { get; init; }

    public required string Choose { get; init; }

    public required string SayWhat { get; init; }

    public required string GiveTime { get; init; }

    public required string Born { get; init; }

    public required string MayLeave { get; init; }

    public required string NoMessage { get; init; }

    public required string Speaks { get; init; }

    public required string Interpreter { get; init; }

    public required string WhatFor { get; init; }

    public required string ReasonInWords { get; init; }

    public required string SentUnderConsent { get; init; }

    public required string SendReferral { get; init; }

    public required string NobodyToRefer { get; init; }

    public required string NotServed { get; init; }

    public required string PermittedTitle { get; init; }

    public required string Purpose { get; init; }

    public required string PurposeAbout { get; init; }

    public required string NobodyPermits { get; init; }

    public required string ConsentUntil { get; init; }

    public required string SummaryTitle { get; init; }

    public required string ConnectionLost { get; init; }

    public required string NothingHere { get; init; }

    public required string HowTheyAre { get; init; }

    public required string Scores { get; init; }

    public required string ScoresAbout { get; init; }

    public required string RecoveryCapital { get; init; }

    public required string RecoveryCapitalAbout { get; init; }

    public required string Craving { get; init; }

    public required string Mood { get; init; }

    public required string Sleep { get; init; }

    public required string Connection { get; init; }

    public required string Milestones { get; init; }

    public required string Supports { get; init; }

    public required string Since { get; init; }

    public required string Attendances { get; init; }

    public required string Plans { get; init; }

    public required string AsOf { get; init; }

    public required string Goals { get; init; }

    public required string Circle { get; init; }

    public required string Messages { get; init; }

    public required string NoMessages { get; init; }

    public required string Message { get; init; }

    public required string MessageAbout { get; init; }

    public required string Send { get; init; }
}
