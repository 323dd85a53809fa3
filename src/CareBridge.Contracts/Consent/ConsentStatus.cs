namespace CareBridge.Contracts.Consent;

public enum ConsentStatus
{
    Requested,
    Granted,
    Declined,
    Revoked,
    Expired,

    /// <summary>Nobody answered in time.</summary>
    Lapsed,

    /// <summary>Whoever asked has taken the request back.</summary>
    Withdrawn,
}
