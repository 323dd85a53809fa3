namespace CareBridge.Contracts.Referrals;

/// <summary>How an organization's own system agrees on a first contact with the other side of a referral.</summary>
public interface IContactFilings
{
    /// <summary>
    /// Names a time; asked twice it is done once. Refuses when the referral is not at a point for it, and an
    /// organization that is on neither side (as not found).
    /// </summary>
    Task<ContactChanged> ProposeAsync(ProposeContact question, CancellationToken cancellation);

    /// <summary>
    /// Confirms, moves, withdraws, or says whether the participant came; unchanged when it stands so already. Refuses a
    /// move the lifecycle does not list, a stale version, and an organization on neither side (as not found).
    /// </summary>
    Task<ContactChanged> AnswerAsync(AnswerContact question, CancellationToken cancellation);
}

public sealed record ProposeContact
{
    public required Guid ContactId { get; init; }

    public required Guid ReferralId { get; init; }

    /// <summary>The side that proposes.</summary>
    public required Guid OrganizationId { get; init; }

    public required Guid ProposedBy { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required int Minutes { get; init; }

    public required ContactFormat Format { get; init; }

    /// <summary>A sealed <see cref="ContactDetails"/>.</summary>
    public SealedContent? Details { get; init; }
}

public sealed record AnswerContact
{
    public required Guid ContactId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid AnsweredBy { get; init; }

    /// <summary>The version the answer is based on; null takes whatever stands.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Proposed moves it to another time.</summary>
    public required ContactStatus Status { get; init; }

    /// <summary>Of one that is moved.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Of one that is moved.</summary>
    public int? Minutes { get; init; }
}
