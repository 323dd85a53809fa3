using CareBridge.Consent.Domain;

namespace CareBridge.Consent.Storage;

/// <summary>What a participant is asked for a referral once its receiver is verified.</summary>
internal sealed class PutOffRequest
{
    public required Guid ReferralId { get; init; }

    public required Guid ReceiverId { get; init; }

    public required ConsentRequest Request { get; init; }
}
