namespace CareBridge.Contracts.Aftercare;

/// <summary>Whose it is to do.</summary>
public enum StepOwner
{
    Participant,

    /// <summary>Of the organization that wrote it.</summary>
    Staff,
}
