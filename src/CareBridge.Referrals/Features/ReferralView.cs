using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Referrals.Domain;

namespace CareBridge.Referrals.Features;

/// <param name="Disclosure">Goes along where it is shown by itself to another organization.</param>
internal sealed record ReferralView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid ReferringOrganizationId,
    Guid ReceivingOrganizationId,
    Guid RequesterId,
    string ServiceCode,
    ReferralPriority Priority,
    ReferralStatus Status,
    string? StatusReason,
    string? OutcomeCode,
    DateTimeOffset AuthoredAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? WithheldSince,
    DateTimeOffset ChangedAt,
    Accompaniment? Disclosure)
{
    public static ReferralView Of(Referral referral) => new(
        referral.Id,
        referral.Version,
        referral.ParticipantId,
        referral.ReferringOrganizationId,
        referral.ReceivingOrganizationId,
        referral.RequesterId,
        referral.ServiceCode,
        referral.Priority,
        referral.Status,
        referral.StatusReason,
        referral.OutcomeCode,
        referral.AuthoredAt,
        referral.SentAt,
        referral.WithheldSince,
        referral.ChangedAt,
        Disclosure: null);
}
