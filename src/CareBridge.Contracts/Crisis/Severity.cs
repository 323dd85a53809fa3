namespace CareBridge.Contracts.Crisis;

/// <summary>Suicide risk as the C-SSRS screener's six questions sort it.</summary>
public enum Severity
{
    Low,
    Moderate,
    High,
}
