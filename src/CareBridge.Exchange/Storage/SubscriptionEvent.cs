using CareBridge.Exchange.Features.Subscriptions;

namespace CareBridge.Exchange.Storage;

/// <summary>What has happened, under its number in a subscription.</summary>
internal sealed class SubscriptionEvent
{
    public required Guid SubscriptionKey { get; init; }

    public required long Number { get; init; }

    /// <summary>The <see cref="TopicEvent"/> it was.</summary>
    public required Guid EventId { get; init; }

    public required string Type { get; init; }

    public required Guid ResourceId { get; init; }

    public required bool IsStop { get; init; }

    public required DateTimeOffset HappenedAt { get; init; }

    /// <summary>When it was first found to be delivered, some minutes after it was; null until then.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Of what brought it, W3C trace context.</summary>
    public string? TraceParent { get; init; }

    public Happened Happened => new(EventId, Type, ResourceId, IsStop);

    public static SubscriptionEvent Of(TopicEvent happened, Guid subscriptionKey, long number) => new()
    {
        SubscriptionKey = subscriptionKey,
        Number = number,
        EventId = happened.Id,
        Type = happened.Type,
        ResourceId = happened.ResourceId,
        IsStop = happened.IsStop,
        HappenedAt = happened.HappenedAt,
        TraceParent = happened.TraceParent,
    };
}
