using CareBridge.Platform.Domain;

namespace CareBridge.Portal.Domain;

/// <summary>A line of the delivery log: that a channel was given something, and what became of it.</summary>
internal sealed class DeliveryAttempt : ISorted
{
    private DeliveryAttempt()
    {
    }

    public Guid DispatchId { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    public Guid PersonId { get; private init; }

    public Channel Channel { get; private init; }

    public Wording Wording { get; private init; }

    public DateTimeOffset BegunAt { get; private init; }

    /// <summary>Null while it is under way, and when the process died over it.</summary>
    public DeliveryOutcome? Outcome { get; private set; }

    public DeliveryReason? Reason { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string SortKey { get; private init; } = null!;

    public static DeliveryAttempt Begin(Dispatch dispatch, Channel channel, DateTimeOffset at)
    {
        var id = DerivedId.Of("delivery attempt", dispatch.Id, $"{dispatch.Attempts}");
        return new DeliveryAttempt
        {
            DispatchId = dispatch.Id,
            Number = dispatch.Attempts,
            PersonId = dispatch.PersonId,
            Channel = channel,
            Wording = dispatch.Wording,
            BegunAt = at,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
    }

    public void End(DeliveryAnswer answer, DateTimeOffset at) =>
        (Outcome, Reason, EndedAt) = (answer.Outcome, answer.Reason, at);
}
