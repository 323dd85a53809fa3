using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Features.Milestones;

/// <param name="Words">Of one in the participant's own words.</param>
/// <param name="IsShared">False: only the participant sees it.</param>
internal sealed record MilestoneView(
    Guid Id,
    Guid ParticipantId,
    Guid OrganizationId,
    Guid RecordedBy,
    string MilestoneCode,
    string? Words,
    bool IsShared,
    DateOnly ReachedOn,
    DateTimeOffset RecordedAt)
{
    public static MilestoneView Of(Milestone milestone, ISeal seal) => new(
        milestone.Id,
        milestone.ParticipantId,
        milestone.OrganizationId,
        milestone.RecordedBy,
        milestone.MilestoneCode,
        milestone.Open(seal).Words,
        milestone.IsShared,
        milestone.ReachedOn,
        milestone.RecordedAt);
}
