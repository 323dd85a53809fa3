using CareBridge.Aftercare.Domain;

namespace CareBridge.Aftercare.Features;

internal sealed record MilestoneView(
    Guid Id,
    Guid ParticipantId,
    Guid OrganizationId,
    Guid RecordedBy,
    string MilestoneCode,
    DateOnly ReachedOn,
    DateTimeOffset RecordedAt)
{
    public static MilestoneView Of(Milestone milestone) => new(
        milestone.Id,
        milestone.ParticipantId,
        milestone.OrganizationId,
        milestone.RecordedBy,
        milestone.MilestoneCode,
        milestone.ReachedOn,
        milestone.RecordedAt);
}
