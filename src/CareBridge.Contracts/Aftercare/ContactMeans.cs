namespace CareBridge.Contracts.Aftercare;

public enum ContactMeans
{
    Call,
    Message,
    Visit,
    Other,
}
