using CareBridge.Contracts.Aftercare;

namespace CareBridge.Contracts.Referrals;

/// <summary>What people and their systems wrote about a referral. Travels sealed only.</summary>
public sealed record ReferralNotes
{
    /// <summary>The receiving organization's reason for its last answer (FHIR Task.statusReason).</summary>
    public string? StatusReason { get; init; }

    /// <summary>The referring organization's own name for it (FHIR ServiceRequest.identifier).</summary>
    public ForeignIdentifier? Identifier { get; init; }

    /// <summary>Why the participant is referred, in words (FHIR ServiceRequest.reasonCode.text).</summary>
    public string? Reason { get; init; }

    /// <summary>In the order asked (FHIR Task.note).</summary>
    public IReadOnlyList<ReferralQuestion> Questions { get; init; } = [];
}

/// <summary>What the receiving organization asked, and the referring one answered.</summary>
public sealed record ReferralQuestion(string Question, DateTimeOffset AskedAt)
{
    /// <summary>Null until it is answered.</summary>
    public string? Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }
}
