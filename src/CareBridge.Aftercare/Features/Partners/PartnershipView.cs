using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Aftercare.Features.Partners;

/// <param name="MemberId">Of the circle of support.</param>
/// <param name="PartnerId">Of a partner who works at the community.</param>
/// <param name="Address">For the participant only.</param>
internal sealed record PartnershipView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid OrganizationId,
    Guid MemberId,
    Guid? PartnerId,
    PartnershipStatus Status,
    ContactHours Hours,
    IReadOnlyList<PartnerTopic> MayBeTold,
    string? Words,
    string KnownAs,
    PartnerAddress? Address,
    DateTimeOffset? ParticipantAgreedAt,
    DateTimeOffset? PartnerAgreedAt,
    DateTimeOffset ChangedAt)
{
    public static PartnershipView Of(Partnership partnership, Caller caller, ISeal seal)
    {
        var boundaries = partnership.Open(seal);
        return new PartnershipView(
            partnership.Id,
            partnership.Version,
            partnership.ParticipantId,
            partnership.OrganizationId,
            partnership.MemberId,
            partnership.PartnerId,
            partnership.Status,
            boundaries.Hours,
            boundaries.MayBeTold,
            boundaries.Words,
            boundaries.KnownAs,
            caller.Role == Role.Participant ? boundaries.Address : null,
            partnership.ParticipantAgreedAt,
            partnership.PartnerAgreedAt,
            partnership.ChangedAt);
    }
}
