using CareBridge.Platform.Messaging;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Platform;

public sealed class InboxPurgeTests
{
    [Fact]
    public async Task Entries_are_forgotten_after_their_time_and_not_before()
    {
        await using var store = await TestStore.CreateAsync();
        var clock = new FixedClock();
        await using var host = await CountingHost.StartAsync(store, clock: clock);
        await host.InStoreAsync(async context =>
        {
            context.Inbox.AddRange(Entries(1200, clock.GetUtcNow()));
            return await context.SaveChangesAsync();
        });
        var young = clock.GetUtcNow() + InboxPurge<CountingDbContext>.Memory;
        await host.InStoreAsync(async context =>
        {
            context.Inbox.AddRange(Entries(3, young));
            return await context.SaveChangesAsync();
        });

        clock.Advance(InboxPurge<CountingDbContext>.Memory);
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        Assert.Equal(1203, await CountAsync());

        clock.Advance(InboxPurge<CountingDbContext>.Interval);
        await Eventually.IsAsync(3, CountAsync);
        Assert.All(
            await host.InStoreAsync(context => context.Inbox.ToListAsync()),
            entry => Assert.Equal(young, entry.HandledAt));

        Task<int> CountAsync() => host.InStoreAsync(context => context.Inbox.CountAsync());
    }

    [Fact]
    public async Task What_was_sent_is_kept_for_its_time_and_not_longer()
    {
        await using var store = await TestStore.CreateAsync();
        var clock = new FixedClock();
        await using var host = await CountingHost.StartAsync(store, clock: clock);
        await host.CountAsync();
        await Eventually.IsAsync(1, () => SentAsync(typeof(CounterChanged)));

        clock.Advance(TimeSpan.FromDays(6));
        await host.CountAsync();
        await Eventually.IsAsync(2, () => SentAsync(typeof(CounterChanged)));
        clock.Advance(TimeSpan.FromDays(2));

        await Eventually.IsAsync(1, () => SentAsync(typeof(CounterChanged)));

        Task<int> SentAsync(Type contract) => host.InStoreAsync(context => context.SentMessages.CountAsync(
            sent => sent.Type == OutboxMessage.NameOf(contract)));
    }

    private static IEnumerable<InboxEntry> Entries(int count, DateTimeOffset at) =>
        Enumerable.Range(0, count).Select(_ => new InboxEntry
        {
            MessageId = Guid.CreateVersion7(),
            Reaction = "counting-note-change",
            HandledAt = at,
        });
}
