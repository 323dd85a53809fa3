using CareBridge.Contracts;
using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Domain;

/// <summary>
/// That somebody raised a crisis, as they did it. The first about a participant makes an escalation under its own id;
/// those that come while that one is open join it, and so does the screen of a responder.
/// </summary>
internal sealed class Report
{
    /// <summary>Of the caller's choice.</summary>
    public required Guid Id { get; init; }

    /// <summary>The one that it has made or joined.</summary>
    public Guid EscalationId { get; private set; }

    public required Guid ParticipantId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid RaisedBy { get; init; }

    public RaiserKind RaisedAs { get; init; } = RaiserKind.Specialist;

    /// <summary>Null when it could not be asked.</summary>
    public Screen? Screen { get; init; }

    /// <inheritdoc cref="Concern.Judged"/>
    public Severity? Judged { get; init; }

    /// <summary>Sealed <see cref="Domain.Whereabouts"/>; null when nothing is known of them.</summary>
    public SealedContent? Whereabouts { get; init; }

    public bool IsDrill { get; init; }

    public required DateTimeOffset At { get; init; }

    public Concern Concern => new(ParticipantId, OrganizationId, Screen)
    {
        RaisedAs = RaisedAs,
        Judged = Judged,
        IsDrill = IsDrill,
    };

    public void Enter(Guid escalationId) => EscalationId = escalationId;

    /// <summary>Whether it says the same as one that came before.</summary>
    public bool IsSameAs(Report other, ISeal seal) =>
        Concern == other.Concern && Open(Whereabouts, seal) == Open(other.Whereabouts, seal);

    private static Whereabouts? Open(SealedContent? whereabouts, ISeal seal) =>
        whereabouts is null ? null : seal.Open<Whereabouts>(whereabouts);
}
