using CareBridge.Exchange.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Exchange.Storage;

internal sealed class SubscriptionMapping : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> subscription)
    {
        subscription.ToTable("subscriptions");
        subscription.HasKey(s => s.Key);
        subscription.Property(s => s.Terms).HasJson();
        subscription.Property(s => s.Secrets).IsSealed();
        subscription.Property(s => s.BaseUrl).HasMaxLength(Lengths.Url);
        subscription.Property(s => s.Stamp).IsConcurrencyToken();
        subscription.HasIndex(s => s.ClientId);
        subscription.HasIndex(s => s.Topic);
        subscription.HasIndex(s => s.DueAt);
    }
}

internal sealed class TopicEventMapping : IEntityTypeConfiguration<TopicEvent>
{
    public void Configure(EntityTypeBuilder<TopicEvent> happened)
    {
        happened.ToTable("topic_events");
        happened.HasKey(e => e.Id);
        happened.Property(e => e.Type).HasMaxLength(Lengths.ResourceType);
        happened.Property(e => e.TraceParent).HasMaxLength(Traces.ParentLength);
        happened.Ignore(e => e.Happened);
        happened.HasIndex(e => e.Position);
        happened.HasIndex(e => e.ClaimedBy);
    }
}

internal sealed class SubscriptionEventMapping : IEntityTypeConfiguration<SubscriptionEvent>
{
    public void Configure(EntityTypeBuilder<SubscriptionEvent> numbered)
    {
        numbered.ToTable("subscription_events");
        numbered.HasKey(e => new { e.SubscriptionKey, e.Number });
        numbered.Property(e => e.Type).HasMaxLength(Lengths.ResourceType);
        numbered.Property(e => e.TraceParent).HasMaxLength(Traces.ParentLength);
        numbered.Ignore(e => e.Happened);
        numbered.HasIndex(e => new { e.SubscriptionKey, e.EventId });
        numbered.HasIndex(e => e.DeliveredAt);
    }
}
