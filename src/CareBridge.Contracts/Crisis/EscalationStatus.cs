namespace CareBridge.Contracts.Crisis;

public enum EscalationStatus
{
    Raised,

    /// <summary>The crisis team's people have been told; the team on call has it.</summary>
    Notified,

    /// <summary>A responder has taken ownership.</summary>
    Acknowledged,

    /// <summary>The responder has reached the person, or whoever is with them.</summary>
    InContact,

    /// <summary>It has ended, with a disposition; what is left are its follow-ups.</summary>
    Resolved,
}
