using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Domain.Holds;

/// <summary>
/// Records that may be wanted as evidence, or for an audit or an inquiry, and are not deleted until it is lifted: those
/// of a participant, or of everybody whose records have to do with an organization. It is its own record of who decided
/// what, when and why, and is never deleted.
/// </summary>
internal sealed class LegalHold : ISorted
{
    /// <summary>Characters of a reason.</summary>
    public const int ReasonLength = 500;

    private LegalHold()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Either this one or <see cref="OrganizationId"/>.</summary>
    public Guid? ParticipantId { get; private init; }

    public Guid? OrganizationId { get; private init; }

    /// <summary>Free text, of a case or a request; it need name nobody.</summary>
    public string Reason { get; private init; } = null!;

    public Guid PlacedBy { get; private init; }

    /// <summary>Of whoever placed it; null for an administrator of the network.</summary>
    public Guid? PlacedFor { get; private init; }

    public DateTimeOffset PlacedAt { get; private init; }

    public Guid? LiftedBy { get; private set; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public string? LiftReason { get; private set; }

    public string SortKey { get; private init; } = null!;

    public static LegalHold Place(Guid id, HeldSubject subject, string reason, Guid by, DateTimeOffset at) => new()
    {
        Id = id,
        Version = 1,
        ParticipantId = subject.ParticipantId,
        OrganizationId = subject.OrganizationId,
        Reason = reason,
        PlacedBy = by,
        PlacedFor = subject.PlacedFor,
        PlacedAt = at,
        SortKey = Platform.Domain.SortKey.Of(at, id),
    };

    /// <summary>Whether this is what was asked for before, under the same id.</summary>
    public bool Is(HeldSubject subject, string reason) =>
        (ParticipantId, OrganizationId, PlacedFor, Reason)
            == (subject.ParticipantId, subject.OrganizationId, subject.PlacedFor, reason);

    /// <summary>Once: who asks again gets what was said first.</summary>
    public void Lift(string reason, Guid by, DateTimeOffset at)
    {
        if (LiftedAt is not null) return;
        (LiftReason, LiftedBy, LiftedAt) = (reason, by, at);
        Version++;
    }
}

/// <param name="PlacedFor">The organization of whoever places it; null for an administrator of the network.</param>
internal sealed record HeldSubject(Guid? ParticipantId, Guid? OrganizationId, Guid? PlacedFor);
