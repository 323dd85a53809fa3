using CareBridge.Contracts.Consent;

namespace CareBridge.Contracts.Aftercare;

/// <summary>
/// What organizations write into a participant's aftercare. Taken as it is or not at all, of somebody whom the writing
/// organization serves; asked twice it is done once.
/// </summary>
public interface IAftercareFilings
{
    Task<AftercarePlanChanged> WritePlanAsync(WritePlan question, CancellationToken cancellation);

    Task<DocumentChanged> FileDocumentAsync(FileDocument question, CancellationToken cancellation);

    /// <summary>The document is replaced by another, or was an error. What it says cannot change.</summary>
    Task<DocumentChanged> MarkDocumentAsync(MarkDocument question, CancellationToken cancellation);

    Task<CommunicationSent> SendAsync(SendCommunication question, CancellationToken cancellation);
}

public sealed record WritePlan
{
    public required Guid PlanId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid WrittenBy { get; init; }

    /// <summary>Of a new plan draft, active or on-hold.</summary>
    public required PlanStatus Status { get; init; }

    /// <summary>One for each step of the text.</summary>
    public required IReadOnlyList<PlanStepStatus> StepStatuses { get; init; }

    /// <summary>A sealed <see cref="PlanText"/>.</summary>
    public required SealedContent Text { get; init; }

    /// <summary>False only makes a new plan: one that is there is never changed.</summary>
    public bool Replaces { get; init; }

    /// <summary>The version that is to be replaced; null takes whatever stands.</summary>
    public long? ExpectedVersion { get; init; }
}

public sealed record FileDocument
{
    public required Guid DocumentId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid FiledBy { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>One of <see cref="DocumentContentTypes"/>.</summary>
    public required string ContentType { get; init; }

    public required DateTimeOffset DatedAt { get; init; }

    /// <summary>A sealed <see cref="DocumentDetails"/>.</summary>
    public required SealedContent Details { get; init; }

    /// <summary>A sealed <see cref="DocumentContent"/>.</summary>
    public required SealedContent Content { get; init; }
}

/// <param name="Status">Superseded or EnteredInError.</param>
/// <param name="ExpectedVersion">The version that is to change; null takes whatever stands.</param>
public sealed record MarkDocument(Guid DocumentId, Guid OrganizationId, DocumentStatus Status, long? ExpectedVersion);

public sealed record SendCommunication
{
    public required Guid CommunicationId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid SenderOrganizationId { get; init; }

    public required Guid RecipientOrganizationId { get; init; }

    public required Guid SentBy { get; init; }

    /// <summary>Not Identity, which is implied by any.</summary>
    public required DisclosureCategory Category { get; init; }

    public Guid? InResponseTo { get; init; }

    /// <summary>A sealed <see cref="CommunicationText"/>.</summary>
    public required SealedContent Text { get; init; }

    /// <summary>Null: now.</summary>
    public DateTimeOffset? SentAt { get; init; }
}
