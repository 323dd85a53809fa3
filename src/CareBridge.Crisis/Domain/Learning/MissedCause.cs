namespace CareBridge.Crisis.Domain.Learning;

/// <summary>Why nobody had acknowledged in time.</summary>
internal enum MissedCause
{
    /// <summary>No crisis team was known to take it.</summary>
    NoTeam,

    /// <summary>The first page was late: this service, or what it needs, stood still.</summary>
    PagedLate,

    /// <summary>Nobody of the first tier was on call.</summary>
    NobodyOnCall,

    /// <summary>Whoever was paged did not answer.</summary>
    NobodyAnswered,

    /// <summary>Everybody was with somebody else; only a human can say so, as of all that follow.</summary>
    EverybodyBusy,

    /// <summary>The page did not reach a telephone.</summary>
    NotReached,

    Other,
}
