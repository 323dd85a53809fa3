using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Subscriptions;

namespace CareBridge.Exchange.Storage;

/// <summary>
/// Something has happened that subscriptions may be about; saved with the resource that tells of it, and gone when it
/// has its number in each subscription whose client may know of it.
/// </summary>
internal sealed class TopicEvent
{
    public required Guid Id { get; init; }

    /// <summary>Order of arrival.</summary>
    public required long Position { get; init; }

    public required Topic Topic { get; init; }

    public required string Type { get; init; }

    public required Guid ResourceId { get; init; }

    public required long Version { get; init; }

    /// <summary>It is the end of a consent, of which only <see cref="Features.Rest.StopNotices"/> tells.</summary>
    public required bool IsStop { get; init; }

    public required DateTimeOffset HappenedAt { get; init; }

    /// <summary>Of what brought it, W3C trace context.</summary>
    public string? TraceParent { get; init; }

    public Happened Happened => new(Id, Type, ResourceId, IsStop);

    /// <summary>Until then one instance has it, and no other takes it.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    public Guid? ClaimedBy { get; set; }
}
