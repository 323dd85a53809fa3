namespace CareBridge.Contracts.Aftercare;

public enum WarningStatus
{
    Raised,
    PartnerTold,
    SpecialistTold,

    /// <summary>The participant was offered crisis help. Nobody else was told because of it.</summary>
    HelpOffered,

    /// <summary>Somebody sees to it.</summary>
    Acknowledged,
    Ended,
}
