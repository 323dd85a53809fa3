namespace CareBridge.Contracts.Aftercare;

/// <summary>
/// An early warning about a participant, as it stands after <see cref="Version"/>. Whoever is to be told is told that
/// there is something for them to look at, and nothing else.
/// </summary>
public sealed record WarningChanged
{
    public required Guid WarningId { get; init; }

    public required long Version { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required WarningStatus Status { get; init; }

    public required IReadOnlyList<WarningSignal> Signals { get; init; }

    /// <summary>The partner who was told, when they work at the organization.</summary>
    public Guid? PartnerId { get; init; }

    /// <summary>
    /// A <see cref="PartnerNotice"/> for a partner who has no account; only while it is new that they are to be told.
    /// </summary>
    public SealedContent? PartnerNotice { get; init; }

    /// <summary>The specialists who are to be told; none of them: everybody of the organization.</summary>
    public required IReadOnlyList<Guid> SpecialistIds { get; init; }

    /// <summary>When they were told last; each time is news.</summary>
    public DateTimeOffset? SpecialistToldAt { get; init; }

    /// <summary>What the participant said to the offer of crisis help.</summary>
    public bool? HelpWanted { get; init; }

    /// <summary>When they said it last; null of what was said before that was told.</summary>
    public DateTimeOffset? HelpAnsweredAt { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
