using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;

namespace CareBridge.Portal.Pages.Participant;

public sealed record PageAnswer<T>(IReadOnlyList<T> Items, string? Next);

public sealed record OrganizationAnswer(Guid Id, string Name);

/// <summary>Somebody who works in the network.</summary>
public sealed record StaffAnswer(Guid Id, string GivenName, string FamilyName)
{
    public override string ToString() => $"{nameof(StaffAnswer)} {Id}";
}

/// <summary>An organization that serves the reader.</summary>
public sealed record ServingAnswer(Guid Id, OrganizationKind Kind, string Name, string? Phone, bool HasRegistered);

public sealed record ConsentAnswer(
    Guid Id,
    long Version,
    ConsentStatus Status,
    IReadOnlyList<Guid> DiscloserOrganizationIds,
    IReadOnlyList<Guid> RecipientOrganizationIds,
    IReadOnlyList<NamedAnswer> RecipientPersons,
    IReadOnlyList<DescribedAnswer<DisclosureCategory>> Categories,
    IReadOnlyList<DescribedAnswer<PurposeOfUse>> Purposes,
    Guid RequestingOrganizationId,
    Guid? ReferralId,
    DateTimeOffset RequestedAt,
    FormAnswer Form,
    bool AwaitsGuardian,
    DateTimeOffset? GrantedAt,
    DateTimeOffset? StartsAt,
    DateTimeOffset? ExpiresAt,
    ExpiryEvent? ExpiryEvent,
    DateTimeOffset? RevokedAt,
    IReadOnlyList<ReliedOnAnswer>? AlreadyDisclosed)
{
    public IEnumerable<Guid> Organizations =>
        [.. DiscloserOrganizationIds, .. RecipientOrganizationIds, RequestingOrganizationId];
}

public sealed record ReliedOnAnswer(Guid RecipientOrganizationId, int Disclosures, DateTimeOffset LastDisclosedAt);

public sealed record FormAnswer(
    string Version,
    string Language,
    string Title,
    string Introduction,
    string RightToRevoke,
    string Redisclosure,
    string Refusal,
    string CounsellingNotes,
    string YourCopy);

public sealed record LimitAnswer(
    Guid Id, string Status, LimitScopeAnswer Scope, Guid? AskedOrganizationId, string? Reason, string? Answer,
    DateTimeOffset MadeAt);

/// <summary>Null is everything.</summary>
public sealed record LimitScopeAnswer(
    IReadOnlyList<Guid>? DiscloserOrganizationIds,
    IReadOnlyList<Guid>? RecipientOrganizationIds,
    IReadOnlyList<DisclosureCategory>? Categories);

public sealed record SeenAnswer(
    Guid Id,
    string? DiscloserName,
    Guid RecipientOrganizationId,
    string? RecipientName,
    DescribedAnswer<PurposeOfUse> Purpose,
    Guid? ConsentId,
    EmergencyGrounds? Emergency,
    DateTimeOffset DisclosedAt,
    IReadOnlyList<SeenItemAnswer> Items);

public sealed record SeenItemAnswer(DescribedAnswer<DisclosureCategory> Category);

public sealed record RecipientAnswer(
    Guid OrganizationId,
    string? Name,
    IReadOnlyList<DescribedAnswer<DisclosureCategory>> Categories,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    long Disclosures);

public sealed record ReferralAnswer(
    Guid Id,
    long Version,
    Guid ReferringOrganizationId,
    Guid ReceivingOrganizationId,
    string ServiceCode,
    string? Reason,
    DateOnly? NeededBy,
    ReferralStatus Status,
    string? OutcomeCode,
    DateTimeOffset AuthoredAt,
    DateTimeOffset? WithheldSince,
    DateTimeOffset ChangedAt)
{
    public bool IsOver => Status is ReferralStatus.Declined or ReferralStatus.Completed or ReferralStatus.Cancelled;
}

public sealed record ContactsAnswer(IReadOnlyList<ContactAnswer> Items);

public sealed record ContactAnswer(
    Guid Id,
    long Version,
    Guid ReferralId,
    ContactStatus Status,
    DateTimeOffset StartsAt,
    int Minutes,
    ContactFormat Format,
    string? Place,
    ParticipantReply Reply,
    string? Wish)
{
    public bool IsOpen => Status is ContactStatus.Proposed or ContactStatus.Confirmed;
}

public sealed record HistoryAnswer(IReadOnlyList<HistoryLineAnswer> Items);

public sealed record HistoryLineAnswer(ReferralAction Action, DateTimeOffset At);

public sealed record SafetyPlanAnswer(
    Guid Id,
    long Version,
    Guid OrganizationId,
    SafetyPlanStatus Status,
    SafetyPlanText Plan,
    DateTimeOffset ChangedAt)
{
    public override string ToString() => $"{nameof(SafetyPlanAnswer)} {Id}";
}

public sealed record RaisedCrisisAnswer(Guid Id, EscalationStatus Status, DateTimeOffset RaisedAt);
