using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Referrals.Domain;

namespace CareBridge.Referrals.Features;

/// <param name="Notice">Accompanies it wherever it is shown to another organization (42 CFR 2.32).</param>
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
    string? Notice)
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
        Notice: null);

    public static ReferralView Disclosed(Referral referral) => Of(referral) with { Notice = RedisclosureNotice.Text };
}
