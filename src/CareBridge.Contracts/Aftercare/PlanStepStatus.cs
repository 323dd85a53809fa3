namespace CareBridge.Contracts.Aftercare;

public enum PlanStepStatus
{
    NotStarted,
    Scheduled,
    InProgress,
    OnHold,
    Completed,
    Cancelled,
    Stopped,
}
