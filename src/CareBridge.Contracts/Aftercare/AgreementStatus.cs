namespace CareBridge.Contracts.Aftercare;

public enum AgreementStatus
{
    Active,
    Paused,
    Ended,
}
