using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>A peer community stands by a participant, from a day on and perhaps to another.</summary>
internal sealed class Support : Aggregate, ISorted, IHeldRecord
{
    private static readonly Lifecycle<SupportStatus> Lifecycle = new(
        (SupportStatus.Active, [SupportStatus.OnHold, SupportStatus.Finished, SupportStatus.EnteredInError]),
        (SupportStatus.OnHold, [SupportStatus.Active, SupportStatus.Finished, SupportStatus.EnteredInError]),
        (SupportStatus.Finished, [SupportStatus.EnteredInError]));

    private Support()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Guid RecordedBy { get; private init; }

    public SupportStatus Status { get; private set; }

    public DateOnly BegunOn { get; private init; }

    public DateOnly? EndedOn { get; private set; }

    public DateTimeOffset RecordedAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public SupportContent Content => new(ParticipantId, OrganizationId, BegunOn);

    public static Support Begin(Guid id, SupportContent content, Guid recordedBy, DateTimeOffset at)
    {
        var begun = new DateTimeOffset(content.BegunOn, TimeOnly.MinValue, TimeSpan.Zero);
        var support = new Support
        {
            Id = id,
            ParticipantId = content.ParticipantId,
            OrganizationId = content.OrganizationId,
            RecordedBy = recordedBy,
            Status = SupportStatus.Active,
            BegunOn = content.BegunOn,
            RecordedAt = at,
            SortKey = Platform.Domain.SortKey.Of(begun, id),
        };
        support.Changed(at);
        return support;
    }

    /// <param name="next">Not finished: that has a day.</param>
    /// <exception cref="RefusedException">It cannot take this status.</exception>
    public void MoveTo(SupportStatus next, DateTimeOffset at)
    {
        Status = Lifecycle.Move(Status, next);
        Changed(at);
    }

    /// <exception cref="InvalidRequestException">It had not begun on that day.</exception>
    /// <exception cref="RefusedException">It cannot be finished any more.</exception>
    public void Finish(DateOnly endedOn, DateTimeOffset at)
    {
        if (endedOn < BegunOn) throw new InvalidRequestException("endedOn", "Not before the day it was begun on.");
        Status = Lifecycle.Move(Status, SupportStatus.Finished);
        EndedOn = endedOn;
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new SupportChanged
    {
        SupportId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        RecordedBy = RecordedBy,
        Status = Status,
        BegunOn = BegunOn,
        EndedOn = EndedOn,
        RecordedAt = RecordedAt,
        ChangedAt = ChangedAt,
    };
}
