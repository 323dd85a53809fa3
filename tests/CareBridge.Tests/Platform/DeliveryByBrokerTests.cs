using CareBridge.Platform.Hosting;
using CareBridge.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Platform;

/// <summary>Outbox, RabbitMQ and inbox.</summary>
[Collection(Exchange)]
public sealed class DeliveryByBrokerTests : IAsyncLifetime
{
    /// <summary>What is published is heard by whoever listens to the contract: one class after the other.</summary>
    public const string Exchange = "the counters' exchange";

    private const string Contract = "CareBridge.Tests.Platform:CounterChanged";

    /// <summary>Queues outlive a test, so each has its own.</summary>
    private readonly string _service = $"counting-{Guid.CreateVersion7():N}";

    private TestRabbit _rabbit = null!;
    private TestStore _store = null!;
    private BrokerProbe _probe = null!;

    private string NoteQueue => $"{_service}-note-change";

    private string TallyQueue => $"{_service}-tally-change";

    public async Task InitializeAsync()
    {
        _rabbit = await TestRabbit.SharedAsync();
        _store = await TestStore.CreateAsync();
        _probe = await BrokerProbe.OpenAsync(_rabbit);
    }

    public async Task DisposeAsync()
    {
        await _probe.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_saved_message_reaches_every_reaction_through_quorum_queues()
    {
        await using var host = await StartAsync();

        await host.CountAsync();

        await Eventually.IsAsync(1, host.TalliedAsync);
        await Eventually.IsAsync(1, host.NotedAsync);
        await Eventually.IsAsync(0, host.WaitingAsync);
        foreach (var queue in new[] { NoteQueue, TallyQueue })
        {
            Assert.True(await _probe.IsDurableAsync(queue, "quorum"));
            Assert.False(await _probe.IsDurableAsync(queue, "classic"));
        }
    }

    [Fact]
    public async Task A_poison_message_is_kept_as_failed_and_the_others_continue()
    {
        await using var host = await StartAsync(new Hold
        {
            BeforeNote = (message, _) => message.Value == 1
                ? throw new InvalidOperationException("poison")
                : Task.CompletedTask,
        });
        await host.InStoreAsync(async store =>
        {
            var counter = new Counter(Guid.CreateVersion7(), "poison", TimeProvider.System.GetUtcNow());
            counter.Increase(TimeProvider.System.GetUtcNow());
            store.Counters.Add(counter);
            return await store.SaveChangesAsync();
        });
        for (var i = 0; i < 20; i++) await host.CountAsync();

        await Eventually.IsAsync(20, host.NotedAsync);
        await Eventually.IsAsync(21, host.TalliedAsync);
        await Eventually.SucceedsAsync(
            async () => Assert.Equal(
                NoteQueue, (await host.InStoreAsync(store => store.FailedMessages.SingleAsync())).Reaction),
            TimeSpan.FromMinutes(2));
        Assert.Equal(20, await host.NotedAsync());
    }

    [Fact]
    public async Task Two_instances_on_one_store_publish_no_row_twice()
    {
        var overheard = await _probe.OverhearAsync(Contract);
        await using var one = await StartAsync();
        await using var other = await StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => (i % 2 == 0 ? one : other).CountAsync()));

        await Eventually.IsAsync(300, one.NotedAsync, TimeSpan.FromMinutes(2));
        await Eventually.IsAsync(300, one.TalliedAsync, TimeSpan.FromMinutes(2));
        await Eventually.IsAsync(0, one.WaitingAsync);
        Assert.Equal(300u, await _probe.WaitingAsync(overheard));
    }

    [Fact]
    public async Task A_message_that_is_delivered_twice_is_handled_once()
    {
        await using var host = await StartAsync();
        await host.CountAsync();
        await Eventually.IsAsync(1, host.TalliedAsync);
        await Eventually.IsAsync(1, host.NotedAsync);
        var bus = host.Services.GetRequiredService<IBus>();
        var (twice, once) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        foreach (var id in new[] { twice, twice, once })
            await bus.Publish(new CounterChanged(id, 1, 0), context => context.MessageId = id);

        await Eventually.IsAsync(3, host.TalliedAsync);
        await Eventually.IsAsync(3, host.NotedAsync);
        await host.StopAsync();
        Assert.Equal((0u, 0u), (await _probe.WaitingAsync(NoteQueue), await _probe.WaitingAsync(TallyQueue)));
        await using var store = CountingHost.Open(_store);
        Assert.Equal(3, await store.Notes.CountAsync());
        Assert.Equal(3, (await store.Tallies.SingleAsync()).Changes);
    }

    [Fact]
    public async Task A_message_waits_for_a_service_that_has_never_run_before()
    {
        ServiceModule[] modules = [new SpeakingModule(), new CountingModule(_service)];
        await using var speaker = await CountingHost.StartAsync(
            _store, _rabbit.AmqpUri, modules: modules, module: "speaking");
        await speaker.CountAsync();
        await Eventually.IsAsync(0, speaker.WaitingAsync);

        await using var listener = await CountingHost.StartAsync(
            _store, _rabbit.AmqpUri, modules: modules, module: _service);

        await Eventually.IsAsync(1, listener.TalliedAsync);
        await Eventually.IsAsync(1, listener.NotedAsync);
        Assert.True(await _probe.IsDurableAsync(NoteQueue, "quorum"));
    }

    [Fact]
    public async Task Rows_that_nobody_here_can_read_are_kept_and_hold_nobody_up()
    {
        await using var host = await StartAsync();
        await Unreadable.PutAsync(_store, 150);

        await host.CountAsync();

        await Eventually.IsAsync(1, host.NotedAsync);
        await Eventually.IsAsync(0, host.WaitingAsync);
        Assert.Equal(150, await host.InStoreAsync(store =>
            store.Outbox.CountAsync(row => row.Body.Contains("notYet"))));
    }

    private Task<CountingHost> StartAsync(Hold? hold = null) =>
        CountingHost.StartAsync(_store, _rabbit.AmqpUri, hold: hold, modules: [new CountingModule(_service)]);
}
