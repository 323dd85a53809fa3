using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Disclosures;
using CareBridge.Referrals.Domain;

namespace CareBridge.Referrals.Features;

/// <param name="ReplacesId">Told to the referring organization and the participant only.</param>
/// <param name="Due">What is waited for until <paramref name="DueAt"/>.</param>
/// <param name="Awaits">Of whom; null while nothing is due.</param>
/// <param name="ContactId">The first contact that is proposed or agreed on.</param>
/// <param name="ContactEndsAt">The end of the first contact that both sides have agreed on.</param>
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
    string? ReasonCode,
    string? Reason,
    DateOnly? NeededBy,
    IReadOnlyList<Guid> DocumentIds,
    Guid? ReplacesId,
    ReferralStatus Status,
    string? StatusReason,
    string? OutcomeCode,
    IReadOnlyList<ReferralQuestion> Questions,
    Guid? ReferringOwnerId,
    Guid? ReceivingOwnerId,
    ReferralDue? Due,
    DateTimeOffset? DueAt,
    Side? Awaits,
    DateTimeOffset? RemindedAt,
    int NoShows,
    Guid? ContactId,
    DateTimeOffset? ContactEndsAt,
    DateTimeOffset AuthoredAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? WithheldSince,
    DateTimeOffset ChangedAt,
    Accompaniment? Disclosure)
{
    /// <summary>For the referring organization, and for the participant.</summary>
    public static ReferralView Of(Referral referral) => new(
        referral.Id,
        referral.Version,
        referral.ParticipantId,
        referral.ReferringOrganizationId,
        referral.ReceivingOrganizationId,
        referral.RequesterId,
        referral.ServiceCode,
        referral.Priority,
        referral.ReasonCode,
        referral.Reason,
        referral.NeededBy,
        referral.DocumentIds,
        referral.ReplacesId,
        referral.Status,
        referral.StatusReason,
        referral.OutcomeCode,
        referral.Questions,
        referral.ReferringOwnerId,
        referral.ReceivingOwnerId,
        referral.Due,
        referral.DueAt,
        referral.Awaits,
        referral.RemindedAt,
        referral.NoShows,
        referral.ContactId,
        referral.ContactEndsAt,
        referral.AuthoredAt,
        referral.SentAt,
        referral.WithheldSince,
        referral.ChangedAt,
        Disclosure: null);

    /// <summary>For the receiving organization: who declined before is not its to know.</summary>
    public static ReferralView Of(Disclosed<Referral> referral) => Of(referral.Content) with { ReplacesId = null };
}
