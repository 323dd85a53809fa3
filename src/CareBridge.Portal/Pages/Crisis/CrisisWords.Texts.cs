namespace CareBridge.Portal.Pages.Crisis;

/// <summary>Of raising, of the board and of one escalation.</summary>
internal sealed partial record CrisisWords
{
    public required string RaiseTitle { get; init; }

    public required string CallFirst { get; init; }

    public required string AboutWhom { get; init; }

    public required string NoPeople { get; init; }

    public required string MorePeople { get; init; }

    /// <summary>Before a name.</summary>
    public required string About { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string RaiseNow { get; init; }

    public required string AnswerThis { get; init; }

    public required string Sending { get; init; }

    public required string NotSentYet { get; init; }

    public required string Stored { get; init; }

    public required string SeeHowItStands { get; init; }

    public required string RaisedTitle { get; init; }

    public required string NothingRaised { get; init; }

    public required string NotListed { get; init; }

    public required string RaisedAt { get; init; }

    public required string RaisedBy { get; init; }

    public required string NoTeamYet { get; init; }

    public required string StayWithThem { get; init; }

    public required string TellTheTeam { get; init; }

    public required string Risk { get; init; }

    public required string Status { get; init; }

    public required string Story { get; init; }

    public required string Note { get; init; }

    public required string Notes { get; init; }

    public required string AddNote { get; init; }

    public required string BoardTitle { get; init; }

    public required string WallView { get; init; }

    public required string NarrowView { get; init; }

    /// <summary>Before a time.</summary>
    public required string AsOf { get; init; }

    public required string NothingOpen { get; init; }

    /// <summary>After a number of minutes.</summary>
    public required string SinceRaised { get; init; }

    public required string Late { get; init; }

    /// <summary>Before whoever has it.</summary>
    public required string Owner { get; init; }

    public required string TheTeam { get; init; }

    public required string You { get; init; }

    public required string SomebodyElse { get; init; }

    /// <summary>Before what somebody had written for an action that is not offered any more.</summary>
    public required string YouWrote { get; init; }

    public required string AskedToTakeOver { get; init; }

    public required string FollowUps { get; init; }

    /// <summary>Before a time.</summary>
    public required string PlannedFor { get; init; }

    public required string EscalationTitle { get; init; }

    public required string CallBack { get; init; }

    public required string Person { get; init; }

    public required string NameNotShown { get; init; }

    public required string Until { get; init; }

    public required string Disposition { get; init; }

    public required string GoesOnFrom { get; init; }

    public required string EarlierOne { get; init; }

    public required string Paged { get; init; }

    public required string Acknowledge { get; init; }

    public required string AcceptHandOver { get; init; }

    public required string DeclineHandOver { get; init; }

    public required string WithdrawHandOver { get; init; }

    public required string ContactMade { get; init; }

    public required string StillInContact { get; init; }

    public required string SignBy { get; init; }

    public required string Resolve { get; init; }

    public required string Choose { get; init; }

    public required string NoteForTeam { get; init; }

    public required string HandOver { get; init; }

    public required string Colleague { get; init; }

    public required string Ask { get; init; }

    public required string RaiseSeverity { get; init; }

    public required string TakeFollowUp { get; init; }

    public required string FinishFollowUp { get; init; }

    public required string HowDidItGo { get; init; }

    public required string AlarmsTitle { get; init; }

    public required string NoAlarms { get; init; }

    public required string AlarmsAbout { get; init; }

    public required string NoTeam { get; init; }

    /// <summary>Before a telephone number.</summary>
    public required string Call { get; init; }

    public required string MinutesSinceRaised { get; init; }

    /// <summary>Before a number.</summary>
    public required string LateFollowUp { get; init; }

    /// <summary>Before a number.</summary>
    public required string NobodyAnswers { get; init; }
}
