using CareBridge.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Platform.Messaging;

/// <summary>A message that is committed with the state that caused it, and not yet known to be taken over.</summary>
public sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    /// <summary>Order of saving within a process; consumers rely on versions, not on it.</summary>
    public required long Position { get; init; }

    /// <summary>Full name and assembly of the contract.</summary>
    public required string Type { get; init; }

    public required string Body { get; init; }

    /// <summary>W3C trace context of the request that caused it.</summary>
    public string? TraceParent { get; init; }

    internal static string NameOf(Type contract) => $"{contract.FullName}, {contract.Assembly.GetName().Name}";
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> outbox)
    {
        outbox.ToTable("outbox");
        outbox.HasKey(message => message.Id);
        outbox.Property(message => message.Type).HasMaxLength(300);
        outbox.Property(message => message.TraceParent).HasMaxLength(Traces.ParentLength);
        outbox.HasIndex(message => message.Position);
    }
}
