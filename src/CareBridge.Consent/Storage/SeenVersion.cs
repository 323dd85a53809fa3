namespace CareBridge.Consent.Storage;

/// <summary>The newest state of a referral that was heard of: messages come in any order.</summary>
internal sealed class SeenReferral
{
    public required Guid ReferralId { get; init; }

    public required long Version { get; set; }
}
