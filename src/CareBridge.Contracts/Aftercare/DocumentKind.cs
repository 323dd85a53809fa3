namespace CareBridge.Contracts.Aftercare;

public enum DocumentKind
{
    DischargeSummary,
    PlanOfCare,
}
