using CareBridge.Contracts.Aftercare;

namespace CareBridge.Contracts.Referrals;

/// <summary>What people and their systems wrote about a referral. Travels sealed only.</summary>
public sealed record ReferralNotes
{
    /// <summary>The receiving organization's reason for its last answer (FHIR Task.statusReason).</summary>
    public string? StatusReason { get; init; }

    /// <summary>The referring organization's own name for it (FHIR ServiceRequest.identifier).</summary>
    public ForeignIdentifier? Identifier { get; init; }
}
