using CareBridge.Platform.Domain;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Tests.Platform;

/// <summary>The smallest service there can be: its aggregate announces every change.</summary>
internal sealed class Counter : Aggregate
{
    public const int NameLength = 20;

    public Counter(Guid id, string name, DateTimeOffset at)
    {
        Id = id;
        Name = name;
        Changed(at);
    }

    private Counter()
    {
    }

    public string Name { get; set; } = "";

    public int Value { get; private set; }

    public void Increase(DateTimeOffset at)
    {
        Value++;
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new CounterChanged(Id, Version, Value);
}

public sealed record CounterChanged(Guid CounterId, long Version, int Value);

/// <summary>What the reactions make of it: one row that all of them want to change.</summary>
internal sealed class Tally : Aggregate
{
    public static readonly Guid TheOne = new("018f0000-0000-7000-8000-000000000001");

    public Tally() => Id = TheOne;

    public int Changes { get; private set; }

    public void Count(DateTimeOffset at)
    {
        Changes++;
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new TallyChanged(Version, Changes);
}

public sealed record TallyChanged(long Version, int Changes);

internal sealed class Note
{
    public required Guid Id { get; init; }

    public required Guid CounterId { get; init; }
}

internal sealed class CountingDbContext(DbContextOptions<CountingDbContext> options)
    : ServiceDbContext(options, Schema)
{
    public const string Schema = "counting";

    public DbSet<Counter> Counters => Set<Counter>();

    public DbSet<Tally> Tallies => Set<Tally>();

    public DbSet<Note> Notes => Set<Note>();
}

internal sealed class CounterMapping : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> counter) =>
        counter.Property(one => one.Name).HasMaxLength(Counter.NameLength);
}

/// <summary>What a test does to the reactions before they do their work.</summary>
internal sealed class Hold
{
    public Func<CounterChanged, CancellationToken, Task> BeforeTally { get; set; } = (_, _) => Task.CompletedTask;

    public Func<CounterChanged, CancellationToken, Task> BeforeNote { get; set; } = (_, _) => Task.CompletedTask;

    public static Task ForEver(CounterChanged message, CancellationToken cancellation) =>
        Task.Delay(Timeout.Infinite, cancellation);
}

internal sealed class TallyChange(CountingDbContext store, TimeProvider time, Hold hold) : IReaction<CounterChanged>
{
    public async Task HandleAsync(CounterChanged message, CancellationToken cancellation)
    {
        await hold.BeforeTally(message, cancellation);
        var tally = await store.Tallies.SingleOrDefaultAsync(cancellation);
        if (tally is null) store.Tallies.Add(tally = new Tally());
        tally.Count(time.GetUtcNow());
    }
}

internal sealed class NoteChange(CountingDbContext store, TimeProvider time, Hold hold) : IReaction<CounterChanged>
{
    public async Task HandleAsync(CounterChanged message, CancellationToken cancellation)
    {
        await hold.BeforeNote(message, cancellation);
        store.Notes.Add(new Note { Id = Guid.CreateVersion7(time.GetUtcNow()), CounterId = message.CounterId });
    }
}
