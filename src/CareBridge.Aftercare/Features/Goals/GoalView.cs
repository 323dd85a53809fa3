using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Features.Goals;

/// <param name="OwnerId">Of a goal whose owner is staff: who.</param>
/// <param name="Disclosure">Goes along where it is shown by itself to another organization.</param>
internal sealed record GoalView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid OrganizationId,
    Guid WrittenBy,
    GoalStatus Status,
    GoalAchievement Achievement,
    string Words,
    StepOwner Owner,
    Guid? OwnerId,
    DateOnly? StartsOn,
    DateOnly? TargetOn,
    DateTimeOffset WrittenAt,
    DateTimeOffset ChangedAt,
    Accompaniment? Disclosure)
{
    public static GoalView Of(Goal goal, ISeal seal) => new(
        goal.Id,
        goal.Version,
        goal.ParticipantId,
        goal.OrganizationId,
        goal.WrittenBy,
        goal.Status,
        goal.Achievement,
        goal.Open(seal).Words,
        goal.Owner,
        goal.OwnerId,
        goal.StartsOn,
        goal.TargetOn,
        goal.WrittenAt,
        goal.ChangedAt,
        Disclosure: null);
}
