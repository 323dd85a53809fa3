using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <param name="OrganizationId">The peer community that holds the record.</param>
/// <param name="MilestoneCode">One of <see cref="MilestoneCodes"/>.</param>
/// <param name="Words">Of <see cref="MilestoneCodes.Own"/> and of no other.</param>
internal sealed record MilestoneContent(
    Guid ParticipantId, Guid OrganizationId, string MilestoneCode, string? Words, DateOnly ReachedOn);
