namespace CareBridge.Contracts.Referrals;

/// <summary>What people wrote about a referral. Travels sealed only.</summary>
public sealed record ReferralNotes
{
    /// <summary>The receiving organization's reason for its last answer (FHIR Task.statusReason).</summary>
    public string? StatusReason { get; init; }
}
