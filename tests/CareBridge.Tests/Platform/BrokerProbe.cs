using System.Text;
using CareBridge.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CareBridge.Tests.Platform;

/// <summary>A look into the broker, past all of CareBridge.</summary>
internal sealed class BrokerProbe : IAsyncDisposable
{
    private readonly IConnection _connection;

    private BrokerProbe(IConnection connection) => _connection = connection;

    public static async Task<BrokerProbe> OpenAsync(TestRabbit rabbit) =>
        new(await new ConnectionFactory { Uri = rabbit.AmqpUri }.CreateConnectionAsync());

    /// <summary>Declaring a queue that exists otherwise is refused by the broker.</summary>
    public async Task<bool> IsDurableAsync(string queue, string type)
    {
        await using var channel = await _connection.CreateChannelAsync();
        await channel.QueueDeclarePassiveAsync(queue);
        try
        {
            await channel.QueueDeclareAsync(
                queue,
                durable: true,
                exclusive: false,
                autoDelete: false,
                new Dictionary<string, object?> { ["x-queue-type"] = type });
            return true;
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason?.ReplyCode == 406)
        {
            return false;
        }
    }

    public async Task<uint> WaitingAsync(string queue)
    {
        await using var channel = await _connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }

    /// <summary>From now on every message of the contract also goes to a queue that nobody empties.</summary>
    public async Task<string> OverhearAsync(string contract)
    {
        await using var channel = await _connection.CreateChannelAsync();
        var queue = $"overheard-{Guid.CreateVersion7():N}";
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
        await channel.ExchangeDeclareAsync(contract, ExchangeType.Fanout, durable: true);
        await channel.QueueBindAsync(queue, contract, "");
        return queue;
    }

    /// <summary>As MassTransit makes a queue for errors beside a quorum queue.</summary>
    public async Task DeclareAsync(string queue)
    {
        await using var channel = await _connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(
            queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
    }

    /// <summary>Straight into the queue.</summary>
    public async Task PublishAsync(string queue, string body, Guid? id)
    {
        await using var channel = await _connection.CreateChannelAsync();
        var properties = new BasicProperties
        {
            MessageId = id?.ToString(),
            ContentType = "application/vnd.masstransit+json",
            Persistent = true,
        };
        await channel.BasicPublishAsync("", queue, mandatory: true, properties, Encoding.UTF8.GetBytes(body));
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();
}
