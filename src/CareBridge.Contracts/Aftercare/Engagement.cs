namespace CareBridge.Contracts.Aftercare;

public enum Engagement
{
    Engaged,
    AtRisk,
    LostContact,
}
