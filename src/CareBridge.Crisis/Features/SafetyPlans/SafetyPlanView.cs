using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain.SafetyPlans;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Features.SafetyPlans;

/// <param name="OrganizationId">With which it was written, and which holds it.</param>
/// <param name="Lifelines">To call at any time, beside what the plan says.</param>
/// <param name="WrittenByParticipant">By themself; else by staff together with them.</param>
/// <param name="Disclosure">Goes along where it is shown by itself to another organization.</param>
internal sealed record SafetyPlanView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid OrganizationId,
    SafetyPlanStatus Status,
    SafetyPlanText Plan,
    IReadOnlyList<SafetyContact> Lifelines,
    Guid WrittenBy,
    bool WrittenByParticipant,
    DateTimeOffset BegunAt,
    DateTimeOffset ChangedAt,
    Accompaniment? Disclosure)
{
    public static SafetyPlanView Of(SafetyPlan plan, ISeal seal) => new(
        plan.Id,
        plan.Version,
        plan.ParticipantId,
        plan.OrganizationId,
        plan.Status,
        seal.Open<SafetyPlanText>(plan.Text),
        SafetyPlanText.Lifelines,
        plan.WrittenBy,
        plan.IsByParticipant,
        plan.BegunAt,
        plan.ChangedAt,
        Disclosure: null);
}

/// <summary>What the plan said from <paramref name="At"/> on.</summary>
internal sealed record SafetyPlanVersionView(
    long Version,
    SafetyPlanStatus Status,
    SafetyPlanText Plan,
    Guid WrittenBy,
    bool WrittenByParticipant,
    DateTimeOffset At)
{
    public static SafetyPlanVersionView Of(SafetyPlanVersion version, ISeal seal) => new(
        version.Version,
        version.Status,
        seal.Open<SafetyPlanText>(version.Text),
        version.WrittenBy,
        version.IsByParticipant,
        version.At);
}
