namespace CareBridge.Contracts.Aftercare;

public enum PartnerChannel
{
    Email,
    TextMessage,
}
