using System.Collections.Concurrent;
using CareBridge.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CareBridge.EndToEnd.Faults;

/// <summary>
/// Hears every message that the broker takes, and gives messages again: what was delivered before, or what it held
/// back. It survives the broker's deaths as a client should, by repeating what it was about.
/// </summary>
internal sealed class Tap : IAsyncDisposable
{
    private const string Own = "faults-tap";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WorkPatience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan AbortPatience = TimeSpan.FromSeconds(1);

    private readonly ConnectionFactory _factory;
    private readonly ConcurrentDictionary<Guid, Heard> _heard = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _hearing = Task.CompletedTask;
    private int _holds;

    private Tap(Uri broker, Bindings bindings)
    {
        _factory = new ConnectionFactory
        {
            Uri = broker,
            AutomaticRecoveryEnabled = false,
            RequestedConnectionTimeout = AnswerPatience,
            HandshakeContinuationTimeout = AnswerPatience,
            ContinuationTimeout = AnswerPatience,
        };
        Bindings = bindings;
    }

    public Bindings Bindings { get; }

    public IReadOnlyCollection<Heard> All => [.. _heard.Values];

    public static async Task<Tap> OpenAsync(TestRabbit broker)
    {
        var table = await broker.ControlAsync(
            "-q", "list_bindings", "source_name", "destination_name", "destination_kind");
        var tap = new Tap(broker.AmqpUri, Bindings.Read(table));
        await tap.InsistAsync(async channel =>
        {
            await DeclareAsync(channel, Own);
            foreach (var contract in tap.Bindings.Contracts) await channel.QueueBindAsync(Own, contract, "");
        });
        tap._hearing = tap.HearAsync();
        return tap;
    }

    /// <summary>Messages that were delivered at some time, to all who were told then.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RepeatAsync(int most, Random random)
    {
        var again = _heard.Values.OrderBy(one => one.Id).ToArray();
        random.Shuffle(again);
        var chosen = again.Take(most).ToList();
        await InsistAsync(async channel =>
        {
            await Task.WhenAll(chosen.Select(one => PublishAsync(channel, one.Contract, routingKey: "", one)));
        });
        return chosen.Count;
    }

    /// <summary>
    /// Has what would come to the queues wait elsewhere, and then come in another order and twice each.
    /// </summary>
    /// <returns>How many messages waited.</returns>
    public async Task<int> ReorderAsync(IReadOnlyList<string> queues, TimeSpan hold, Random random)
    {
        var waiting = $"faults-hold-{Interlocked.Increment(ref _holds)}";
        var led = Bindings.QueuesByContract
            .SelectMany(contract => contract, (contract, queue) => (Contract: contract.Key, Queue: queue))
            .Where(one => queues.Contains(one.Queue)).ToList();
        // First bound there and then unbound here, so that in between a message comes twice and never not at all.
        await InsistAsync(async channel =>
        {
            await DeclareAsync(channel, waiting);
            foreach (var (contract, _) in led) await channel.QueueBindAsync(waiting, contract, "");
            foreach (var (contract, queue) in led)
            {
                await channel.ExchangeUnbindAsync(queue, contract, "");
                await channel.QueueUnbindAsync(queue, contract, "");
            }
        });
        await Task.Delay(hold);
        await InsistAsync(async channel =>
        {
            foreach (var (contract, queue) in led) await channel.ExchangeBindAsync(queue, contract, "");
            foreach (var (contract, _) in led) await channel.QueueUnbindAsync(waiting, contract, "");
        });
        var held = new Dictionary<Guid, Heard>();
        await InsistAsync(channel => GiveBackAsync(channel, waiting, held, random));
        return held.Count;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _hearing;
        _stopping.Dispose();
    }

    private async Task GiveBackAsync(IChannel channel, string waiting, Dictionary<Guid, Heard> held, Random random)
    {
        // Not acknowledged before all of it is given: what a broken channel leaves behind is taken again.
        ulong last = 0;
        while (await channel.BasicGetAsync(waiting, autoAck: false) is { } taken)
        {
            last = taken.DeliveryTag;
            var message = Heard.Of(taken);
            held[message.Id] = message;
        }
        Heard[] twice = [.. held.Values.OrderBy(one => one.Id), .. held.Values.OrderBy(one => one.Id)];
        random.Shuffle(twice);
        await Task.WhenAll(twice.SelectMany(message => Bindings.QueuesByContract[message.Contract].Select(
            queue => PublishAsync(channel, exchange: "", queue, message))));
        if (last > 0) await channel.BasicAckAsync(last, multiple: true);
        await channel.QueueDeleteAsync(waiting, ifUnused: false, ifEmpty: false);
    }

    private async Task HearAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await DoAsync(HearAsync);
            }
            catch (Exception exception) when (_stopping.IsCancellationRequested || IsDisturbed(exception))
            {
                // The broker is what is being disturbed; it is asked again.
                await Task.Delay(Pause);
            }
        }
    }

    private async Task HearAsync(IChannel channel)
    {
        while (!_stopping.IsCancellationRequested)
        {
            while (await channel.BasicGetAsync(Own, autoAck: false).WaitAsync(AnswerPatience) is { } taken)
            {
                var message = Heard.Of(taken);
                _heard.TryAdd(message.Id, message);
                await channel.BasicAckAsync(taken.DeliveryTag, multiple: false);
            }
            await Task.Delay(Pause);
        }
    }

    /// <summary>Until it is done; what is done twice must do no harm.</summary>
    private Task InsistAsync(Func<IChannel, Task> work) => Eventually.SucceedsAsync(
        () => DoAsync(channel => work(channel).WaitAsync(WorkPatience)), Patience);

    /// <summary>On a connection of its own: whatever state the last was left in, this one is new.</summary>
    private async Task DoAsync(Func<IChannel, Task> work)
    {
        var connection = await _factory.CreateConnectionAsync();
        try
        {
            await work(await connection.CreateChannelAsync(new CreateChannelOptions(
                publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)));
        }
        finally
        {
            await connection.AbortAsync(AbortPatience);
        }
    }

    private static bool IsDisturbed(Exception exception) => exception is RabbitMQClientException or IOException
        or TimeoutException or OperationCanceledException or ObjectDisposedException;

    /// <summary>
    /// Durable, and not of the quorum kind: a single node that was killed takes minutes to bring one of those back.
    /// </summary>
    private static Task<QueueDeclareOk> DeclareAsync(IChannel channel, string queue) =>
        channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);

    /// <returns>When the broker has it.</returns>
    private static Task PublishAsync(IChannel channel, string exchange, string routingKey, Heard message) =>
        channel.BasicPublishAsync(
            exchange, routingKey, mandatory: false, new BasicProperties(message.Properties), message.Body).AsTask();
}

/// <param name="Contract">The exchange that it was published to.</param>
internal sealed record Heard(Guid Id, string Contract, IReadOnlyBasicProperties Properties, byte[] Body)
{
    public static Heard Of(BasicGetResult taken) => new(
        Guid.Parse(taken.BasicProperties.MessageId!), taken.Exchange, taken.BasicProperties, taken.Body.ToArray());
}
