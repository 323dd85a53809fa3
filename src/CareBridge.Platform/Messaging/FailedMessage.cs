using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Platform.Messaging;

/// <summary>
/// A message that a reaction could not handle in spite of all retries, kept in the reacting service's own store until
/// somebody has it handled again or gives it up.
/// </summary>
public sealed class FailedMessage : Aggregate, ISorted
{
    internal static readonly Lifecycle<FailureStatus> Lifecycle = new(
        (FailureStatus.Waiting, [FailureStatus.Asked, FailureStatus.Handled, FailureStatus.Discarded]),
        (FailureStatus.Asked, [FailureStatus.Sent, FailureStatus.Handled, FailureStatus.Waiting]),
        (FailureStatus.Sent,
            [FailureStatus.Handled, FailureStatus.Waiting, FailureStatus.Asked, FailureStatus.Discarded]));

    private FailedMessage()
    {
    }

    public Guid MessageId { get; private init; }

    /// <summary>The reaction's, which is also its queue.</summary>
    public string Reaction { get; private init; } = null!;

    /// <summary>The name of the contract.</summary>
    public string Contract { get; private init; } = null!;

    /// <summary>
    /// As the transport had it: ids, codes and sealed content. Shown to nobody; empty once it is settled.
    /// </summary>
    public string Body { get; private set; } = null!;

    public FailureReason Reason { get; private set; } = null!;

    public FailureStatus Status { get; private set; }

    /// <summary>Of the latest failure.</summary>
    public DateTimeOffset FailedAt { get; private set; }

    public int Times { get; private set; }

    public IReadOnlyList<FailureAct> Acts { get; private set; } = [];

    public string SortKey { get; private init; } = null!;

    /// <summary>One for each reaction that fails on it.</summary>
    public static Guid IdOf(Guid messageId, string reaction) => DerivedId.Of("failure", messageId, reaction);

    internal static FailedMessage Of(Failure failure, string reaction, string contract)
    {
        var id = IdOf(failure.MessageId, reaction);
        var failed = new FailedMessage
        {
            Id = id,
            MessageId = failure.MessageId,
            Reaction = reaction,
            Contract = contract,
            Body = failure.Body,
            SortKey = Domain.SortKey.Of(failure.At, id),
        };
        failed.Fail(failure);
        return failed;
    }

    /// <summary>
    /// Heard of twice it has failed once; what is settled stays settled. One that was put back has failed whatever the
    /// clock says of the instance that it failed on.
    /// </summary>
    internal void FailAgain(Failure failure)
    {
        var isNews = Status == FailureStatus.Sent || failure.At > FailedAt;
        if (isNews && (Status == FailureStatus.Waiting || Allows(FailureStatus.Waiting))) Fail(failure);
    }

    /// <exception cref="RefusedException">It is settled.</exception>
    public void Ask(Guid by, DateTimeOffset at)
    {
        if (Status == FailureStatus.Asked) return;
        Move(FailureStatus.Asked, at);
        Acts = [.. Acts, new FailureAct(FailureStatus.Asked, by, at, Reason: null)];
    }

    /// <summary>It cannot be sent.</summary>
    public void PutBack(DateTimeOffset at) => Move(FailureStatus.Waiting, at);

    public void Sent(DateTimeOffset at) => Move(FailureStatus.Sent, at);

    public void Handled(DateTimeOffset at) => Move(FailureStatus.Handled, at);

    /// <exception cref="RefusedException">It is settled, or on its way.</exception>
    public void Discard(string reason, Guid by, DateTimeOffset at)
    {
        if (Status == FailureStatus.Discarded) return;
        Move(FailureStatus.Discarded, at);
        Acts = [.. Acts, new FailureAct(FailureStatus.Discarded, by, at, reason)];
    }

    public override object? ToMessage(ISeal seal) => null;

    private bool Allows(FailureStatus status) => Lifecycle.Allows(Status, status);

    private void Fail(Failure failure)
    {
        (Status, Reason, FailedAt) = (FailureStatus.Waiting, failure.Reason, failure.At);
        Times++;
        Changed(failure.At);
    }

    private void Move(FailureStatus status, DateTimeOffset at)
    {
        Status = Lifecycle.Move(Status, status);
        if (status is FailureStatus.Handled or FailureStatus.Discarded) Body = "";
        Changed(at);
    }
}

public enum FailureStatus
{
    /// <summary>For somebody to decide.</summary>
    Waiting,

    /// <summary>Somebody wants it handled again; it is not in its queue yet.</summary>
    Asked,

    /// <summary>It is in its queue again.</summary>
    Sent,
    Handled,
    Discarded,
}

/// <param name="Status">What it was to become.</param>
/// <param name="Reason">Of one that was given up.</param>
public sealed record FailureAct(FailureStatus Status, Guid By, DateTimeOffset At, string? Reason);

/// <summary>That a reaction gave up on a message.</summary>
/// <param name="Body">As the transport had it.</param>
internal sealed record Failure(Guid MessageId, string Body, FailureReason Reason, DateTimeOffset At);

internal sealed class FailedMessageMapping : IEntityTypeConfiguration<FailedMessage>
{
    public void Configure(EntityTypeBuilder<FailedMessage> failed)
    {
        failed.ToTable("failed_messages");
        failed.Property(message => message.Reaction).HasMaxLength(100);
        failed.Property(message => message.Contract).HasMaxLength(100);
        failed.Property(message => message.SortKey).HasMaxLength(SortKey.Length);
        failed.Property(message => message.Reason).HasJson();
        failed.Property(message => message.Acts).HasJson();
        failed.HasIndex(message => message.SortKey).IsUnique();
        failed.HasIndex(message => new { message.Status, message.SortKey });
    }
}
