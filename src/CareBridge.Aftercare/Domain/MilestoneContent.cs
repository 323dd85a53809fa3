using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <param name="OrganizationId">The peer community that holds the record.</param>
/// <param name="MilestoneCode">One of <see cref="MilestoneCodes"/>.</param>
internal sealed record MilestoneContent(
    Guid ParticipantId, Guid OrganizationId, string MilestoneCode, DateOnly ReachedOn);
