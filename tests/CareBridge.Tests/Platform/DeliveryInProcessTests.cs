using CareBridge.Platform.Messaging;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Platform;

/// <summary>Outbox, in-memory transport and inbox.</summary>
public sealed class DeliveryInProcessTests : IAsyncLifetime
{
    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.CreateAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task A_row_stays_until_every_reaction_has_handled_it()
    {
        var gate = new TaskCompletionSource();
        await using var host = await CountingHost.StartAsync(
            _store, hold: new Hold { BeforeNote = (_, cancellation) => gate.Task.WaitAsync(cancellation) });
        await host.CountAsync();

        await Eventually.IsAsync(1, host.TalliedAsync);
        await Task.Delay(TimeSpan.FromMilliseconds(1500));
        Assert.Equal(1, await host.WaitingAsync());

        gate.SetResult();
        await Eventually.IsAsync(0, host.WaitingAsync);
        Assert.Equal((1, 1), (await host.TalliedAsync(), await host.NotedAsync()));
    }

    [Fact]
    public async Task What_a_stopped_host_had_not_handled_is_handled_at_the_next_start_and_nothing_twice()
    {
        var first = await CountingHost.StartAsync(_store, hold: new Hold { BeforeNote = Hold.ForEver });
        for (var i = 0; i < 3; i++) await first.CountAsync();
        await Eventually.IsAsync(3, first.TalliedAsync);
        Assert.Equal((3, 0), (await first.WaitingAsync(), await first.NotedAsync()));
        await first.StopAsync();

        await using var second = await CountingHost.StartAsync(_store);

        await Eventually.IsAsync(0, second.WaitingAsync);
        Assert.Equal((3, 3), (await second.TalliedAsync(), await second.NotedAsync()));
    }

    [Fact]
    public async Task Reactions_that_want_to_change_the_same_thing_all_come_through()
    {
        await using var host = await CountingHost.StartAsync(_store);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => host.CountAsync()));

        await Eventually.IsAsync(0, host.WaitingAsync, TimeSpan.FromSeconds(30));
        Assert.Equal((100, 100), (await host.TalliedAsync(), await host.NotedAsync()));
    }

    [Fact]
    public async Task A_reaction_that_stumbles_is_asked_again()
    {
        var times = 0;
        await using var host = await CountingHost.StartAsync(_store, hold: new Hold
        {
            BeforeNote = (_, _) => Interlocked.Increment(ref times) < 3
                ? throw new InvalidOperationException("stumbled")
                : Task.CompletedTask,
        });

        await host.CountAsync();

        await Eventually.IsAsync(0, host.WaitingAsync);
        Assert.Equal((1, 1), (await host.TalliedAsync(), await host.NotedAsync()));
    }

    [Fact]
    public async Task What_fails_again_and_again_is_kept_for_the_next_start_while_the_others_continue()
    {
        var poison = Guid.Empty;
        var host = await CountingHost.StartAsync(_store, hold: new Hold
        {
            BeforeNote = (message, _) => message.Value == 0 && message.CounterId == poison
                ? throw new InvalidOperationException("poison")
                : Task.CompletedTask,
        });
        poison = await SaveAsync(host);
        await host.CountAsync();

        // What is poison to one reaction may still be before the other when nothing else waits.
        await Eventually.IsAsync((2, 1, 1), async () =>
            (await host.TalliedAsync(), await host.NotedAsync(), await host.WaitingAsync()));
        await host.StopAsync();

        await using var mended = await CountingHost.StartAsync(_store);
        await Eventually.IsAsync(0, mended.WaitingAsync);
        Assert.Equal((2, 2), (await mended.TalliedAsync(), await mended.NotedAsync()));

        async Task<Guid> SaveAsync(CountingHost at)
        {
            // Known before it is saved, for it is delivered at once.
            poison = Guid.CreateVersion7();
            return await at.InStoreAsync(async store =>
            {
                store.Counters.Add(new Counter(poison, "poison", TimeProvider.System.GetUtcNow()));
                await store.SaveChangesAsync();
                return poison;
            });
        }
    }

    [Fact]
    public async Task Rows_that_nobody_here_can_read_are_kept_and_hold_nobody_up()
    {
        await using var host = await CountingHost.StartAsync(_store);
        await Unreadable.PutAsync(_store, 600);

        await host.CountAsync();

        await Eventually.IsAsync(1, host.NotedAsync);
        await Eventually.IsAsync(0, host.WaitingAsync);
        // What the reaction itself has announced goes a moment later.
        await Eventually.IsAsync(600, () => host.InStoreAsync(store => store.Outbox.CountAsync()));
    }

    [Fact]
    public void A_reaction_that_reports_twice_does_not_stand_in_for_another()
    {
        var settlement = new Settlement();
        var (id, settled, failed) = (Guid.CreateVersion7(), 0, 0);
        settlement.Await(id, ["a", "b"], () => settled++, () => failed++);

        settlement.Report(id, "a");
        settlement.Report(id, "a");
        Assert.Equal(0, settled);
        settlement.Report(id, "b");
        settlement.Report(id, "b");
        settlement.ReportFailure(id);

        Assert.Equal((1, 0), (settled, failed));
    }
}

/// <summary>Rows as a newer release leaves them, older than all others.</summary>
internal static class Unreadable
{
    public static async Task PutAsync(TestStore database, int count)
    {
        await using var store = CountingHost.Open(database);
        store.Outbox.AddRange(Enumerable.Range(1, count).Select(position => new OutboxMessage
        {
            Id = Guid.CreateVersion7(),
            Position = position,
            Type = position % 2 == 0
                ? "CareBridge.Contracts.Future.NotYetInvented, CareBridge.Contracts"
                : OutboxMessage.NameOf(typeof(TallyChanged)),
            Body = """{ "notYet": "invented" }""",
        }));
        await store.SaveChangesAsync();
    }
}
