using CareBridge.Contracts.Referrals;

namespace CareBridge.Tests.Exchange;

/// <summary>A first contact that the referring side has proposed.</summary>
internal static class FirstContacts
{
    public static ContactChanged Contact(this ExchangeWorld world, ReferralChanged referral) => new()
    {
        ContactId = Guid.CreateVersion7(),
        Version = 1,
        ReferralId = referral.ReferralId,
        ParticipantId = referral.ParticipantId,
        ReferringOrganizationId = world.Community,
        ReceivingOrganizationId = world.Clinic,
        ProposedByOrganizationId = world.Community,
        Status = ContactStatus.Proposed,
        Format = ContactFormat.Phone,
        StartsAt = ExchangeWorld.Noon.AddDays(1),
        Minutes = 30,
        ProposedAt = ExchangeWorld.Noon,
        ChangedAt = ExchangeWorld.Noon,
    };
}
