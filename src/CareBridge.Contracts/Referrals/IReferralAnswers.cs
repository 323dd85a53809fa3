namespace CareBridge.Contracts.Referrals;

/// <summary>How a receiving organization answers a referral while it waits for the result.</summary>
public interface IReferralAnswers
{
    /// <summary>
    /// Moves the referral and answers with its new state; unchanged when it already stands there. The same status with
    /// another reason is a new version until the referral is over. Refuses a move the lifecycle does not list, a stale
    /// version, and an organization the referral was not sent to (as not found).
    /// </summary>
    Task<ReferralChanged> AnswerAsync(AnswerReferral question, CancellationToken cancellation);
}

public sealed record AnswerReferral
{
    public required Guid ReferralId { get; init; }

    public required Guid ReceivingOrganizationId { get; init; }

    /// <summary>The version the answer is based on; null takes whatever stands.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>The person or client that answers.</summary>
    public Guid? AnsweredBy { get; init; }

    /// <summary>Whether <see cref="AnsweredBy"/> is staff, and may answer for it from now on.</summary>
    public bool ByHand { get; init; }

    /// <summary>Any that is not the referring organization's to say.</summary>
    public required ReferralStatus Status { get; init; }

    /// <summary>
    /// Of NeedsInfo the question, and required. Left out, the reason of the status in which it stands already stays.
    /// </summary>
    public string? StatusReason { get; init; }

    /// <summary>
    /// One of <see cref="ReferralOutcomeCodes"/>: it closes the loop. Of a completed one, and required there.
    /// </summary>
    public string? OutcomeCode { get; init; }
}
