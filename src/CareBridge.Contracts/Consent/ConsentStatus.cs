namespace CareBridge.Contracts.Consent;

public enum ConsentStatus
{
    Requested,
    Granted,
    Declined,
    Revoked,
    Expired,
}
