using CareBridge.Contracts.Referrals;

namespace CareBridge.Portal.Pages.Clinic;

/// <summary>What pages read of what Referrals and Consent answer; what they do not know they leave alone.</summary>
public sealed record ReferralAnswer(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid ReferringOrganizationId,
    Guid ReceivingOrganizationId,
    string ServiceCode,
    ReferralPriority Priority,
    string? ReasonCode,
    string? Reason,
    DateOnly? NeededBy,
    IReadOnlyList<Guid> DocumentIds,
    ReferralStatus Status,
    string? StatusReason,
    string? OutcomeCode,
    IReadOnlyList<QuestionAnswer> Questions,
    Guid? ReferringOwnerId,
    Guid? ReceivingOwnerId,
    ReferralDue? Due,
    DateTimeOffset? DueAt,
    int NoShows,
    Guid? ContactId,
    DateTimeOffset? SentAt,
    DateTimeOffset ChangedAt,
    NoticeAnswer? Disclosure)
{
    public bool IsOver =>
        Status is ReferralStatus.Declined or ReferralStatus.Completed or ReferralStatus.Cancelled;

    /// <summary>Something should have been done before.</summary>
    public bool IsLate(DateTimeOffset now) => DueAt < now;

    /// <summary>Whether the receiving side is to do something, as far as the referral itself says.</summary>
    public bool WaitsForReceiver => Due switch
    {
        ReferralDue.Receive or ReferralDue.Answer or ReferralDue.Arrange or ReferralDue.Record
            or ReferralDue.Close => true,
        ReferralDue.NeededBy => Status != ReferralStatus.NeedsInfo,
        ReferralDue.Inform or null => false,
    };

    /// <summary>Whether the referring side is.</summary>
    public bool WaitsForReferrer => Status is ReferralStatus.Draft or ReferralStatus.NeedsInfo;

    public override string ToString() => $"{nameof(ReferralAnswer)} {Id}";
}

public sealed record QuestionAnswer(
    string Question, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt)
{
    public override string ToString() => nameof(QuestionAnswer);
}

/// <param name="Action">As Referrals calls it.</param>
/// <param name="Side">For whom it was done.</param>
public sealed record HistoryAnswer(string Action, string Side, Guid? ActorId, DateTimeOffset At);

public sealed record ContactAnswer(
    Guid Id,
    long Version,
    ContactStatus Status,
    DateTimeOffset StartsAt,
    int Minutes,
    ContactFormat Format,
    string? Place,
    DateTimeOffset? ReferringConfirmedAt,
    DateTimeOffset? ReceivingConfirmedAt,
    ParticipantReply Reply,
    string? Wish)
{
    public bool IsOver => Status is ContactStatus.Kept or ContactStatus.Missed or ContactStatus.Withdrawn;

    public override string ToString() => $"{nameof(ContactAnswer)} {Id}";
}

/// <param name="Mark">Another one when something else is permitted.</param>
public sealed record PermitAnswer(
    Guid ParticipantId,
    IReadOnlyList<PermittedAnswer> Permitted,
    DateTimeOffset? EndsFirstAt,
    string Mark,
    NoticeAnswer? Disclosure);

public sealed record PermittedAnswer(
    Guid DiscloserOrganizationId, string? DiscloserName, IReadOnlyList<CodedAnswer> Categories);

public sealed record CodedAnswer(string Code, string Description);
