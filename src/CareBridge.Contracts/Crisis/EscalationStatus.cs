namespace CareBridge.Contracts.Crisis;

public enum EscalationStatus
{
    Raised,

    /// <summary>The crisis team's people have been told.</summary>
    Notified,

    /// <summary>A responder has taken ownership.</summary>
    Acknowledged,
}
