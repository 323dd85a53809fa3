namespace CareBridge.Contracts.Aftercare;

public enum PartnershipStatus
{
    /// <summary>One of the two has still to agree.</summary>
    Proposed,
    Agreed,
    Ended,
}
