using CareBridge.Contracts;
using CareBridge.Contracts.Crisis;

namespace CareBridge.Crisis.Domain.SafetyPlans;

/// <summary>What a safety plan said from then on. Never changed.</summary>
internal sealed class SafetyPlanVersion
{
    public required Guid PlanId { get; init; }

    public required long Version { get; init; }

    public required SafetyPlanStatus Status { get; init; }

    public required SealedContent Text { get; init; }

    public required Guid WrittenBy { get; init; }

    public required bool IsByParticipant { get; init; }

    public required DateTimeOffset At { get; init; }
}
