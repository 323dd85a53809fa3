namespace CareBridge.Portal.Pages.Privacy;

/// <summary>What pages read of what Consent answers; what they do not know they leave alone.</summary>
public sealed record CodeAnswer(string Code);

/// <summary>A line of the accounting.</summary>
/// <param name="Emergency">Instead of a consent.</param>
public sealed record AccountedAnswer(
    Guid Id,
    Guid ParticipantId,
    string? RecipientName,
    Guid RecipientId,
    CodeAnswer Purpose,
    Guid? ConsentId,
    EmergencyAnswer? Emergency,
    Guid? BreakGlassId,
    DateTimeOffset DisclosedAt,
    IReadOnlyList<AccountedItemAnswer> Items)
{
    public IEnumerable<string> Categories => Items.Select(item => item.Category.Code).Distinct();
}

public sealed record AccountedItemAnswer(CodeAnswer Category);

public sealed record EmergencyAnswer(string NatureCode);

public sealed record RecipientAnswer(
    string? Name,
    IReadOnlyList<CodeAnswer> Categories,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    long Disclosures);

/// <param name="Lines">Of the accounting.</param>
public sealed record CountAnswer(
    Guid OrganizationId, string? Name, long Lines, long Participants, long Emergencies, DateTimeOffset LastAt);

public sealed record BreachAnswer(BreachSums Summary, IReadOnlyList<AccountedAnswer> Items, string? Next);

public sealed record BreachSums(long Lines, long Participants, long Consents, long Emergencies);

public sealed record EndingAnswer(
    Guid Id,
    Guid ParticipantId,
    Guid RequestedBy,
    Guid RequestingOrganizationId,
    IReadOnlyList<Guid> RecipientOrganizationIds,
    IReadOnlyList<NamedAnswer> RecipientPersons,
    IReadOnlyList<CodeAnswer> Categories,
    DateTimeOffset ExpiresAt);

public sealed record NamedAnswer(string Name)
{
    public override string ToString() => nameof(NamedAnswer);
}

public sealed record EndingsAnswer(IReadOnlyList<EndingAnswer> Items, Guid? Next);

/// <param name="Review">As Consent calls it: <c>pending</c> until somebody has looked.</param>
/// <param name="Disclosures">How many were made on it; not told in a list.</param>
public sealed record AccessAnswer(
    Guid Id,
    Guid ParticipantId,
    Guid OpenedBy,
    Guid OrganizationId,
    string? Practitioner,
    string? Facility,
    string NatureCode,
    string? Reason,
    IReadOnlyList<CodeAnswer> Categories,
    DateTimeOffset OpenedAt,
    DateTimeOffset ExpiresAt,
    string Review,
    DateTimeOffset? ReviewedAt,
    string? ReviewNote,
    DateTimeOffset? ParticipantToldAt,
    int? Disclosures)
{
    public bool IsPending => Review == "pending";

    public override string ToString() => $"{nameof(AccessAnswer)} {Id}";
}

/// <param name="ParticipantId">Whose records are kept; null where it is an organization's.</param>
/// <param name="LiftedAt">Null while it stands.</param>
public sealed record HoldAnswer(
    Guid Id,
    Guid? ParticipantId,
    Guid? OrganizationId,
    string Reason,
    Guid PlacedBy,
    DateTimeOffset PlacedAt,
    string? LiftReason,
    Guid? LiftedBy,
    DateTimeOffset? LiftedAt)
{
    public override string ToString() => $"{nameof(HoldAnswer)} {Id}";
}

public sealed record NewsAnswer(Guid Id, string Kind, string Text, Guid SubjectId, DateTimeOffset At);

/// <param name="Intact">It is as it was written.</param>
public sealed record VerificationAnswer(
    long Records, long Participants, long Anchors, bool Intact, IReadOnlyList<AccountingFaultAnswer> Faults);

public sealed record AccountingFaultAnswer(string Kind, long? Sequence, long? Through, long? Anchor);
