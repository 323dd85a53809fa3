using CareBridge.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// A message that the transport has taken, kept so that it can be sent again: after a restore the broker is empty, and
/// what it held had left the outbox.
/// </summary>
public sealed class SentMessage
{
    internal const string KeepKey = "Messages:KeepSent";

    internal static readonly TimeSpan ShortestKeep = TimeSpan.FromHours(1);

    /// <summary>Shorter than inboxes remember, so that nothing sent again is handled twice.</summary>
    internal static readonly TimeSpan LongestKeep = TimeSpan.FromDays(21);

    public required Guid Id { get; init; }

    /// <inheritdoc cref="OutboxMessage.Position"/>
    public required long Position { get; init; }

    /// <inheritdoc cref="OutboxMessage.Type"/>
    public required string Type { get; init; }

    public required string Body { get; init; }

    /// <inheritdoc cref="OutboxMessage.TraceParent"/>
    public string? TraceParent { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>
    /// For so long: longer than any message waits in the broker for a reaction that does not run, and than it takes to
    /// notice that a restore is needed.
    /// </summary>
    internal static TimeSpan KeepFor(IConfiguration configuration)
    {
        var wanted = configuration.GetValue(KeepKey, TimeSpan.FromDays(7));
        return wanted < ShortestKeep ? ShortestKeep : wanted > LongestKeep ? LongestKeep : wanted;
    }
}

internal sealed class SentMapping : IEntityTypeConfiguration<SentMessage>
{
    public void Configure(EntityTypeBuilder<SentMessage> sent)
    {
        sent.ToTable("sent_messages");
        sent.HasKey(message => message.Id);
        sent.Property(message => message.Type).HasMaxLength(300);
        sent.Property(message => message.TraceParent).HasMaxLength(Traces.ParentLength);
        sent.HasIndex(message => message.SentAt);
    }
}
