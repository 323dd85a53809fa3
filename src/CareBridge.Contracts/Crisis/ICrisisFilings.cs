namespace CareBridge.Contracts.Crisis;

/// <summary>
/// How an organization's own system raises a crisis about somebody whom the organization serves. Asked twice it is done
/// once.
/// </summary>
public interface ICrisisFilings
{
    /// <summary>
    /// Raises it, or joins it to the open one that the organization has raised about the same participant, which is
    /// answered then. Refuses an id that is in use for something else, and a participant whom the organization does not
    /// serve (as not found).
    /// </summary>
    Task<EscalationChanged> RaiseAsync(FileEscalation question, CancellationToken cancellation);
}

public sealed record FileEscalation
{
    public required Guid EscalationId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>The client that files it.</summary>
    public required Guid FiledBy { get; init; }

    /// <summary>As found there; not Low, which only the screener's answers are.</summary>
    public required Severity Severity { get; init; }
}
