namespace CareBridge.Consent.Domain;

/// <summary>A place where the accounting is not as it was written.</summary>
internal sealed record AccountingFault(AccountingFaultKind Kind)
{
    public Guid? ParticipantId { get; init; }

    /// <summary>Of the line, within the participant's accounting.</summary>
    public long? Sequence { get; init; }

    /// <summary>Of the last line, when several in a row are meant.</summary>
    public long? Through { get; init; }

    /// <summary>Where a line that was moved belongs.</summary>
    public long? BelongsAt { get; init; }

    /// <summary>The number of the anchor that shows it.</summary>
    public long? Anchor { get; init; }

    public static AccountingFault OfLine(AccountingFaultKind kind, Guid participantId, long sequence) =>
        new(kind) { ParticipantId = participantId, Sequence = sequence };
}

internal enum AccountingFaultKind
{
    /// <summary>The line is not what its hash, or what stands after it, says.</summary>
    Edited,

    /// <summary>Lines were taken out.</summary>
    Missing,

    /// <summary>The line was put in.</summary>
    Inserted,

    /// <summary>The line stood elsewhere.</summary>
    Moved,

    /// <summary>The end of the chain is not where, or what, its head says.</summary>
    HeadChanged,

    /// <summary>There are lines or anchors of the participant but no head.</summary>
    HeadMissing,

    /// <summary>An anchor or one of its entries is not as it was sealed, or not as the witness has it.</summary>
    AnchorChanged,

    AnchorMissing,
}
