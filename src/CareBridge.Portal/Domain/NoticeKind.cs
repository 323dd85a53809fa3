namespace CareBridge.Portal.Domain;

/// <summary>What a notice is about. What is added here takes one reaction that says whom it is for.</summary>
internal enum NoticeKind
{
    /// <summary>A consent waits for the participant's answer.</summary>
    ConsentAsked,

    /// <summary>It was granted or declined; for whoever asked.</summary>
    ConsentAnswered,

    /// <summary>For whoever asked for it.</summary>
    ConsentRevoked,

    /// <summary>For staff of the organization that a participant was referred to.</summary>
    ReferralWaiting,

    /// <summary>Accepted, declined or completed; for whoever referred.</summary>
    ReferralAnswered,

    /// <summary>For staff of the organization that it had been sent to.</summary>
    ReferralCancelled,

    /// <summary>Another organization has written to theirs.</summary>
    MessageReceived,

    /// <summary>An escalation waits for a responder of the crisis team.</summary>
    CrisisRaised,
}

internal static class NoticeKinds
{
    /// <summary>
    /// Somebody may be in danger until it is seen: it goes out at once and at night too, is not gathered and not turned
    /// off.
    /// </summary>
    public static bool IsUrgent(this NoticeKind kind) => kind == NoticeKind.CrisisRaised;
}
