using System.Collections.Concurrent;
using System.Text;
using CareBridge.Contracts.Directory;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace CareBridge.EndToEnd.Seeing;

/// <summary>A copy of every message that the services tell each other, with its headers.</summary>
internal sealed class OverheardMessages : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly ConcurrentQueue<string> _texts = new();

    private OverheardMessages(IConnection connection, IChannel channel) =>
        (_connection, _channel) = (connection, channel);

    /// <summary>Headers and bodies.</summary>
    public IReadOnlyCollection<string> Texts => _texts;

    public static async Task<OverheardMessages> ListenAsync(Uri broker)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        var overheard = new OverheardMessages(connection, channel);
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        // MassTransit has an exchange for each type of message.
        foreach (var contract in typeof(ParticipantChanged).Assembly.GetExportedTypes().Where(IsMessage))
        {
            var exchange = $"{contract.Namespace}:{contract.Name}";
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
            await channel.QueueBindAsync(queue, exchange, "");
        }
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += overheard.HearAsync;
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        return overheard;
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static bool IsMessage(Type type) => type is { IsClass: true, IsAbstract: false, IsGenericType: false };

    private Task HearAsync(object sender, BasicDeliverEventArgs message)
    {
        foreach (var (name, value) in message.BasicProperties.Headers ?? new Dictionary<string, object?>())
            _texts.Enqueue($"{name}: {(value is byte[] text ? Encoding.UTF8.GetString(text) : value)}");
        _texts.Enqueue(Encoding.UTF8.GetString(message.Body.Span));
        return Task.CompletedTask;
    }
}
