using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Platform.Messaging;

/// <summary>A message that a reaction has already handled; saved with what the reaction changed.</summary>
public sealed class InboxEntry
{
    public required Guid MessageId { get; init; }

    public required string Reaction { get; init; }

    public required DateTimeOffset HandledAt { get; init; }
}

internal sealed class InboxMapping : IEntityTypeConfiguration<InboxEntry>
{
    public void Configure(EntityTypeBuilder<InboxEntry> inbox)
    {
        inbox.ToTable("inbox");
        inbox.HasKey(entry => new { entry.MessageId, entry.Reaction });
        inbox.Property(entry => entry.Reaction).HasMaxLength(100);
        inbox.HasIndex(entry => entry.HandledAt);
    }
}
