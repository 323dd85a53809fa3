namespace CareBridge.Contracts.Aftercare;

public enum ContactOutcome
{
    Reached,
    NotReached,
}
