namespace CareBridge.Portal.Domain;

/// <summary>What a notice is about. What is added here takes one reaction that says whom it is for.</summary>
internal enum NoticeKind
{
    /// <summary>A consent waits for the participant's answer.</summary>
    ConsentAsked,

    /// <summary>It was granted or declined, or ended with time, answered or not; for whoever asked.</summary>
    ConsentAnswered,

    /// <summary>For whoever asked for it.</summary>
    ConsentRevoked,

    /// <summary>
    /// A use of break-glass, a restriction, an end of what was received: Consent's own notices say what. For whom they
    /// are for.
    /// </summary>
    ConsentNotice,

    /// <summary>For staff of the organization that a participant was referred to.</summary>
    ReferralWaiting,

    /// <summary>
    /// Accepted, declined, completed, nobody came, or it waits for consent again; for whoever answers for it where it
    /// came from.
    /// </summary>
    ReferralAnswered,

    /// <summary>A question about it was asked, or answered; for whoever answers for it on the other side.</summary>
    ReferralQuestion,

    /// <summary>Its time limit has passed; for whoever answers for it now.</summary>
    ReferralDue,

    /// <summary>A colleague has made it theirs; for whoever answers for it now.</summary>
    ReferralAssigned,

    /// <summary>A joint first contact was proposed, agreed on, moved, withdrawn or missed.</summary>
    FirstContact,

    /// <summary>For staff of the organization that it had been sent to.</summary>
    ReferralCancelled,

    /// <summary>Another organization has written to theirs.</summary>
    MessageReceived,

    /// <summary>A participant asks somebody of the staff to stand by them.</summary>
    PartnershipAsked,

    /// <summary>
    /// Somebody will stand by the participant as they asked, or does so no longer; for the participant.
    /// </summary>
    PartnershipChanged,

    /// <summary>An early warning; for the partner or the specialists whose turn it is.</summary>
    WarningRaised,

    /// <summary>The participant has agreed to check in, today is a day for it, and they have not yet.</summary>
    CheckInDue,

    /// <summary>The participant is offered crisis help.</summary>
    HelpOffered,

    /// <summary>
    /// The participant wants crisis help, and the crisis team has been told; for the specialists of their community.
    /// </summary>
    HelpWanted,

    /// <summary>An escalation waits for a responder of the crisis team, and nobody in particular is on call.</summary>
    CrisisRaised,

    /// <summary>They are on call, are asked to take an escalation over, or run what nobody answers in.</summary>
    CrisisPage,

    /// <summary>As either of these, while the team practices.</summary>
    CrisisDrill,
}

internal static class NoticeKinds
{
    /// <summary>
    /// Somebody may be in danger until it is seen: it goes out at once and at night too, is not gathered and not turned
    /// off.
    /// </summary>
    public static bool IsUrgent(this NoticeKind kind) =>
        kind is NoticeKind.HelpWanted or NoticeKind.CrisisRaised or NoticeKind.CrisisPage or NoticeKind.CrisisDrill;
}
