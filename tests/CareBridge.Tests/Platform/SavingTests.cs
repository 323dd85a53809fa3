using System.Text.Json;
using CareBridge.Platform.Messaging;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Platform;

/// <summary>State and message: both or neither (architecture, invariant 3).</summary>
public sealed class SavingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private TestStore _store = null!;
    private CountingHost _host = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.CreateAsync();
        _host = await CountingHost.StartAsync(_store, hold: new Hold { BeforeNote = Hold.ForEver });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_change_is_saved_with_its_message()
    {
        var id = await _host.CountAsync();

        var row = Assert.Single(await RowsAsync());
        Assert.Equal("CareBridge.Tests.Platform.CounterChanged, CareBridge.Tests", row.Type);
        Assert.Equal(new CounterChanged(id, 1, 0), Read(row));
        Assert.Equal(1, await _host.InStoreAsync(store => store.Counters.CountAsync()));
    }

    [Fact]
    public async Task What_was_announced_and_not_saved_is_not_sent_by_who_uses_the_context_next()
    {
        CountingDbContext left;
        await using (var scope = _host.Services.CreateAsyncScope())
        {
            left = scope.ServiceProvider.GetRequiredService<CountingDbContext>();
            left.Announce(new TallyChanged(Version: 1, Changes: 1));
        }

        // Others use contexts too; whoever asks for enough of them gets all that have been left.
        await Eventually.SucceedsAsync(async () =>
        {
            var scopes = Enumerable.Range(0, 20).Select(_ => _host.Services.CreateAsyncScope()).ToList();
            try
            {
                var contexts = scopes.ConvertAll(
                    scope => scope.ServiceProvider.GetRequiredService<CountingDbContext>());
                Assert.Empty(Assert.Single(contexts, context => ReferenceEquals(context, left)).Announced);
            }
            finally
            {
                foreach (var scope in scopes) await scope.DisposeAsync();
            }
        });
    }

    [Fact]
    public async Task A_save_that_fails_leaves_neither_change_nor_message()
    {
        await Assert.ThrowsAsync<DbUpdateException>(() => _host.CountAsync(new string('x', Counter.NameLength + 1)));

        Assert.Empty(await RowsAsync());
        Assert.Equal(0, await _host.InStoreAsync(store => store.Counters.CountAsync()));
    }

    [Fact]
    public async Task Of_two_changes_at_once_the_second_is_refused_and_leaves_no_message()
    {
        var id = await _host.CountAsync();
        await using var first = _host.Services.CreateAsyncScope();
        await using var second = _host.Services.CreateAsyncScope();
        var one = await FindAsync(first, id);
        var other = await FindAsync(second, id);

        one.Counter.Increase(Noon);
        await one.Store.SaveChangesAsync();
        other.Counter.Increase(Noon);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.Store.SaveChangesAsync());

        Assert.Equal([1L, 2L], (await RowsAsync()).Select(row => Read(row).Version));
        Assert.Equal(1, await _host.InStoreAsync(async store => (await store.Counters.SingleAsync()).Value));
    }

    [Fact]
    public async Task What_a_failed_save_would_have_said_is_not_said_by_the_next()
    {
        await _host.InStoreAsync(async store =>
        {
            var counter = new Counter(Guid.CreateVersion7(), new string('x', Counter.NameLength + 1), Noon);
            store.Counters.Add(counter);
            store.Announce(new TallyChanged(7, 7));
            await Assert.ThrowsAsync<DbUpdateException>(() => store.SaveChangesAsync());
            counter.Name = "short";
            counter.Increase(Noon);
            return await store.SaveChangesAsync();
        });

        var row = Assert.Single(await RowsAsync());
        Assert.Equal(2, Read(row).Version);
    }

    [Fact]
    public async Task After_a_lost_race_the_same_context_can_save_again()
    {
        var id = await _host.CountAsync();
        await using var scope = _host.Services.CreateAsyncScope();
        var (store, counter) = await FindAsync(scope, id);
        await _host.InStoreAsync(async others =>
        {
            (await others.Counters.SingleAsync()).Increase(Noon);
            return await others.SaveChangesAsync();
        });
        counter.Increase(Noon);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => store.SaveChangesAsync());

        await store.Entry(counter).ReloadAsync();
        counter.Increase(Noon);
        await store.SaveChangesAsync();

        Assert.Equal([1L, 2L, 3L], (await RowsAsync()).Select(row => Read(row).Version));
    }

    [Fact]
    public async Task A_message_that_no_change_causes_is_sent_once_with_the_next_save()
    {
        await _host.InStoreAsync(async store =>
        {
            store.Announce(new CounterChanged(Guid.Empty, 5, 5));
            await store.SaveChangesAsync();
            return await store.SaveChangesAsync();
        });

        Assert.Equal(5, Read(Assert.Single(await RowsAsync())).Version);
    }

    [Fact]
    public async Task Saving_without_waiting_is_refused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _host.InStoreAsync(store =>
        {
            store.Counters.Add(new Counter(Guid.CreateVersion7(), "a", Noon));
            return Task.FromResult(store.SaveChanges());
        }));

    private static async Task<(CountingDbContext Store, Counter Counter)> FindAsync(AsyncServiceScope scope, Guid id)
    {
        var store = scope.ServiceProvider.GetRequiredService<CountingDbContext>();
        return (store, await store.Counters.SingleAsync(counter => counter.Id == id));
    }

    private static CounterChanged Read(OutboxMessage row) =>
        JsonSerializer.Deserialize<CounterChanged>(row.Body, JsonSerializerOptions.Web)!;

    private Task<List<OutboxMessage>> RowsAsync() => _host.InStoreAsync(store => store.Outbox.AsNoTracking()
        .Where(row => row.Type == OutboxMessage.NameOf(typeof(CounterChanged)))
        .OrderBy(row => row.Position).ToListAsync());
}
