using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>A referral, as the organization that made it sees it.</summary>
/// <param name="Awaits">Of which side something is due: <c>referring</c> or <c>receiving</c>.</param>
public sealed record ReferralAnswer(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid ReceivingOrganizationId,
    string ServiceCode,
    ReferralPriority Priority,
    string? ReasonCode,
    string? Reason,
    DateOnly? NeededBy,
    ReferralStatus Status,
    string? StatusReason,
    string? OutcomeCode,
    IReadOnlyList<ReferralQuestion> Questions,
    ReferralDue? Due,
    DateTimeOffset? DueAt,
    string? Awaits,
    DateTimeOffset? RemindedAt,
    Guid? ContactId,
    DateTimeOffset? ContactEndsAt,
    DateTimeOffset AuthoredAt,
    DateTimeOffset? WithheldSince)
{
    /// <summary>Something is due of the organization that made it.</summary>
    public bool AwaitsUs => Awaits == "referring";

    public bool IsOver => Status is ReferralStatus.Declined or ReferralStatus.Completed or ReferralStatus.Cancelled;

    /// <summary>It may be asked of somebody else.</summary>
    public bool CameToNothing => Status is ReferralStatus.Declined or ReferralStatus.Cancelled
        || (Status == ReferralStatus.Completed && OutcomeCode != ReferralOutcomeCodes.ServiceProvided);

    public bool MayArrange => ContactId is null
        && Status is ReferralStatus.Accepted or ReferralStatus.Scheduled or ReferralStatus.NoShow;

    public bool IsLate(DateTimeOffset now) => !IsOver && (RemindedAt is not null || DueAt < now);

    public override string ToString() => nameof(ReferralAnswer);
}

/// <param name="Side">For whom it was done.</param>
public sealed record HistoryAnswer(ReferralAction Action, string Side, Guid? ActorId, DateTimeOffset At);

/// <param name="ReferringConfirmedAt">Null until the organization that made the referral confirms the time.</param>
/// <param name="Wish">When it would suit the participant better, in their words.</param>
public sealed record FirstContactAnswer(
    Guid Id,
    long Version,
    ContactStatus Status,
    DateTimeOffset StartsAt,
    int Minutes,
    ContactFormat Format,
    string? Place,
    DateTimeOffset? ReferringConfirmedAt,
    ParticipantReply Reply,
    string? Wish)
{
    public bool IsOpen => Status is ContactStatus.Proposed or ContactStatus.Confirmed;

    public override string ToString() => nameof(FirstContactAnswer);
}

/// <summary>Referrals of one week by how far they have come.</summary>
public sealed record WeekAnswer(DateOnly Begins, int Made, int Sent, int Accepted, int InContact, int Helped);

public sealed record ConsentAnswer(
    Guid Id,
    Guid ParticipantId,
    ConsentStatus Status,
    IReadOnlyList<Guid> RecipientOrganizationIds,
    IReadOnlyList<NamedAnswer> RecipientPersons,
    IReadOnlyList<DescribedAnswer<DisclosureCategory>> Categories,
    IReadOnlyList<DescribedAnswer<PurposeOfUse>> Purposes,
    Guid? ReferralId,
    bool AwaitsGuardian,
    DateTimeOffset RequestedAt,
    DateTimeOffset? GrantedAt,
    DateTimeOffset? StartsAt,
    DateTimeOffset? ExpiresAt)
{
    /// <summary>Whether it lets an organization be told of referrals now, as far as it goes by itself.</summary>
    public bool CoversReferral(Guid recipient, DateTimeOffset now) => IsInForce(now)
        && RecipientOrganizationIds.Contains(recipient)
        && Categories.Any(category => category.Code == DisclosureCategory.Referrals);

    public bool IsInForce(DateTimeOffset now) =>
        Status == ConsentStatus.Granted && !(StartsAt > now) && !(ExpiresAt <= now);
}

/// <summary>A link to sign with, shown this once.</summary>
/// <param name="QrCode">SVG of the address.</param>
public sealed record LinkAnswer(string Url, string QrCode, string Pin, DateTimeOffset ExpiresAt)
{
    public override string ToString() => nameof(LinkAnswer);
}

public sealed record MatchAnswer(IReadOnlyList<MatchedAnswer> Groups);

public sealed record MatchedAnswer(
    Guid OrganizationId,
    string Name,
    MeetingAheadAnswer? NextMeeting,
    double? Kilometers,
    IReadOnlyList<ReasonAnswer> Reasons);

public sealed record MeetingAheadAnswer(DateTimeOffset StartsAt);

/// <param name="Words">In the reader's language.</param>
public sealed record ReasonAnswer(string Words);

public sealed record ResourceAnswer(
    Guid OrganizationId,
    string Name,
    string? Provider,
    string? Phone,
    string? Eligibility,
    string? Hours,
    bool Stale,
    double? Kilometers);

public sealed record GroupAnswer(VenueAnswer? Venue);

public sealed record VenueAnswer(string? Name, string? City, double? Latitude, double? Longitude);
