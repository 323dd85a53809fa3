using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <summary>What a plan's author decides.</summary>
/// <param name="StepStatuses">Of each step of the text, in their order.</param>
/// <param name="Text">A sealed <see cref="PlanText"/>.</param>
internal sealed record PlanState(PlanStatus Status, IReadOnlyList<PlanStepStatus> StepStatuses, SealedContent Text);
