using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CareBridge.Platform.Operation;

/// <summary>Looks at a broker's queues past the bus, on a connection that is made when it is needed.</summary>
/// <param name="address">Null where messages are passed within the process: there is nothing to see then.</param>
internal sealed class Queues(Uri? address) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private IConnection? _connection;

    /// <summary>How many messages and consumers each has; those are left out that the broker says nothing of.</summary>
    public async Task<IReadOnlyDictionary<string, QueueFigure>> LookAsync(
        IReadOnlyList<string> queues, CancellationToken cancellation)
    {
        var figures = new Dictionary<string, QueueFigure>();
        if (address is null) return figures;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(Patience);
        try
        {
            foreach (var queue in queues)
            {
                await using var channel = await OpenAsync(timeout.Token);
                if (await FigureAsync(channel, queue, timeout.Token) is { } figure) figures[queue] = figure;
            }
        }
        catch (Exception exception) when (IsSilence(exception) && !cancellation.IsCancellationRequested)
        {
            // What is known so far says more than nothing.
            return figures;
        }
        return figures;
    }

    /// <summary>Takes what is in a queue, each out of it when it is kept.</summary>
    /// <returns>False when it is not known whether there is more.</returns>
    public async Task<bool> EmptyAsync(
        string queue, Func<TakenMessage, Task> keep, CancellationToken cancellation)
    {
        try
        {
            await using var channel = await OpenAsync(cancellation);
            while (await channel.BasicGetAsync(queue, autoAck: false, cancellation) is { } taken)
            {
                await keep(new TakenMessage(taken));
                await channel.BasicAckAsync(taken.DeliveryTag, multiple: false, cancellation);
            }
            return true;
        }
        catch (OperationInterruptedException exception) when (IsNotThere(exception))
        {
            return true;
        }
        catch (Exception exception) when (IsSilence(exception) && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        _turn.Dispose();
    }

    private static async Task<QueueFigure?> FigureAsync(
        IChannel channel, string queue, CancellationToken cancellation)
    {
        try
        {
            var declared = await channel.QueueDeclarePassiveAsync(queue, cancellation);
            return new QueueFigure(declared.MessageCount, declared.ConsumerCount);
        }
        catch (OperationInterruptedException exception) when (IsNotThere(exception))
        {
            return null;
        }
    }

    private async Task<IChannel> OpenAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_connection is not { IsOpen: true })
            {
                if (_connection is not null) await _connection.DisposeAsync();
                _connection = await new ConnectionFactory { Uri = address! }.CreateConnectionAsync(cancellation);
            }
            return await _connection.CreateChannelAsync(cancellationToken: cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static bool IsNotThere(OperationInterruptedException exception) =>
        exception.ShutdownReason?.ReplyCode == Constants.NotFound;

    private static bool IsSilence(Exception exception) => exception is BrokerUnreachableException
        or AlreadyClosedException or OperationInterruptedException or OperationCanceledException or IOException;
}

internal sealed record QueueFigure(long Waiting, long Consumers);

/// <summary>A message that MassTransit has put into a queue for errors.</summary>
internal sealed class TakenMessage(BasicGetResult taken)
{
    public byte[] Body { get; } = taken.Body.ToArray();

    public string? Id => taken.BasicProperties.MessageId;

    public string? Header(string name) =>
        taken.BasicProperties.Headers?.TryGetValue(name, out var value) == true
            ? value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value?.ToString()
            : null;
}
