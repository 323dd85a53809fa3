namespace CareBridge.Contracts.Retention;

/// <summary>
/// A service has deleted what it had of a participant, because nothing had happened to them for longer than records are
/// kept. Whoever keeps copies of it deletes them, too.
/// </summary>
public sealed record RecordsDisposed
{
    /// <summary>Of the run that deleted it.</summary>
    public required Guid RunId { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>Which service: the word by which it is addressed.</summary>
    public required string ServiceCode { get; init; }

    /// <summary>When anything last happened to the participant anywhere.</summary>
    public required DateTimeOffset LastActivityAt { get; init; }

    public required DateTimeOffset DisposedAt { get; init; }
}
