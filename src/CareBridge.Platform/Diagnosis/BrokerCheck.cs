using System.Globalization;
using System.Text;
using CareBridge.Platform.Operation;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CareBridge.Platform.Diagnosis;

/// <summary>Whether the broker lets us in and has the queues that we need, as we need them.</summary>
internal sealed class BrokerCheck : DeploymentCheck
{
    private const string Key = "RabbitMq:Uri";
    private const uint Many = 10_000;

    /// <summary>The first with quorum queues that keep what a crash interrupts.</summary>
    private static readonly Version Oldest = new(3, 10);

    private static readonly Dictionary<string, object?> Quorum = new() { ["x-queue-type"] = "quorum" };

    public override string Name => "broker";

    public override async Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(examination[Key], UriKind.Absolute, out var address)) return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Examination.Patience * 4);
        try
        {
            var factory = new ConnectionFactory
            {
                Uri = address,
                RequestedConnectionTimeout = Examination.Patience,
                AutomaticRecoveryEnabled = false,
            };
            await using var connection = await factory.CreateConnectionAsync(patience.Token);
            if (connection.ServerProperties?.TryGetValue("version", out var said) == true && said is byte[] version)
                LookAtVersion(Encoding.UTF8.GetString(version), found);
            if (await MayDeclareAsync(connection, found, patience.Token))
                await LookAtQueuesAsync(connection, examination, found, patience.Token);
        }
        catch (Exception exception) when (exception is BrokerUnreachableException or OperationInterruptedException
            or AlreadyClosedException or ArgumentException or IOException
            or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            Tell(exception, found);
        }
    }

    private static void Tell(Exception exception, Findings found)
    {
        List<Exception> causes = [.. Causes(exception)];
        if (causes.Exists(one => one is AuthenticationFailureException or PossibleAuthenticationFailureException))
        {
            found.Fault(
                "broker-credentials",
                Key,
                "The broker does not let this account in.",
                "Put right the name and password in the address, or make the account (rabbitmqctl add_user).");
        }
        else if (causes.OfType<OperationInterruptedException>().Any(one => CodeOf(one) == Constants.NotAllowed))
        {
            found.Fault(
                "broker-vhost",
                Key,
                "The broker has no such virtual host, or does not let this account into it.",
                "Make it (rabbitmqctl add_vhost, set_permissions), or put the path of the address right.");
        }
        else
        {
            found.Fault(
                "broker-unreachable",
                Key,
                "The broker does not answer.",
                "See that it runs, that host, port and TLS (amqp, amqps) are right, and that the way is open.");
        }
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException) yield return cause;
        if (exception.InnerException is not AggregateException several) yield break;
        foreach (var one in several.InnerExceptions.SelectMany(Causes)) yield return one;
    }

    internal static void LookAtVersion(string said, Findings found)
    {
        if (!Version.TryParse(said, out var version) || version >= Oldest) return;
        found.Fault(
            "broker-version",
            Key,
            $"RabbitMQ {version} is older than {Oldest}, and its quorum queues are not yet safe.",
            $"Upgrade it to {Oldest} or later.");
    }

    /// <summary>Tries with a queue of its own, which is gone with the connection.</summary>
    private static async Task<bool> MayDeclareAsync(
        IConnection connection, Findings found, CancellationToken cancellation)
    {
        try
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
            var name = $"carebridge-doctor-{Guid.CreateVersion7()}";
            await channel.ExchangeDeclareAsync(
                name, ExchangeType.Fanout, durable: false, autoDelete: true, cancellationToken: cancellation);
            await channel.QueueDeclareAsync(
                name, durable: false, exclusive: true, autoDelete: true, cancellationToken: cancellation);
            await channel.QueueBindAsync(name, name, "", cancellationToken: cancellation);
            await channel.QueueDeleteAsync(name, cancellationToken: cancellation);
            return true;
        }
        catch (OperationInterruptedException exception) when (CodeOf(exception) == Constants.AccessRefused)
        {
            found.Fault(
                "broker-permissions",
                Key,
                "The account may not make the queues and exchanges that services need.",
                "Give it all three in its virtual host: rabbitmqctl set_permissions -p … USER '.*' '.*' '.*'.");
            return false;
        }
    }

    private static async Task LookAtQueuesAsync(
        IConnection connection, Examination examination, Findings found, CancellationToken cancellation)
    {
        var missing = new List<string>();
        foreach (var name in examination.Reactions.Select(reaction => reaction.Name))
        {
            if (await FigureAsync(connection, name, cancellation) is not { } queue)
            {
                missing.Add(name);
                continue;
            }
            LookAtFigure(name, queue, found);
            await LookAtTypeAsync(connection, name, found, cancellation);
            await LookAtLeftAsync(connection, name + CollectFailures.Suffix, found, cancellation);
            await LookAtLeftAsync(connection, name + CollectFailures.UnknownSuffix, found, cancellation);
        }
        if (missing.Count == 0) return;
        if (missing.Count == examination.Reactions.Count)
            found.Note("queues-none", Key, "The broker has none of the queues yet; the first start makes them.");
        else
            found.Warning(
                "queue-missing",
                string.Join(", ", missing),
                "The broker has other queues of ours, and not this one.",
                "Start the service: it makes its queues. What was said meanwhile may have come to nobody.");
    }

    private static void LookAtFigure(string name, QueueFigure queue, Findings found)
    {
        if (queue is { Waiting: > 0, Consumers: 0 })
        {
            found.Warning(
                "queue-unattended",
                name,
                string.Create(CultureInfo.InvariantCulture, $"{queue.Waiting} messages wait, and nobody takes them."),
                "Start the service whose name it begins with.");
        }
        if (queue.Waiting > Many)
        {
            found.Warning(
                "queue-long",
                name,
                string.Create(CultureInfo.InvariantCulture, $"{queue.Waiting} messages wait."),
                "Run more instances of the service, and look at its failures and its store.");
        }
    }

    private static async Task LookAtTypeAsync(
        IConnection connection, string name, Findings found, CancellationToken cancellation)
    {
        try
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
            await channel.QueueDeclareAsync(
                name, durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken: cancellation);
        }
        catch (OperationInterruptedException exception) when (CodeOf(exception) == Constants.PreconditionFailed)
        {
            found.Fault(
                "queue-type",
                name,
                "It is no quorum queue, or has arguments of somebody else's: it may lose messages.",
                "Stop the services, let it run empty, delete it, and start them again: they make it anew.");
        }
    }

    private static async Task LookAtLeftAsync(
        IConnection connection, string name, Findings found, CancellationToken cancellation)
    {
        if (await FigureAsync(connection, name, cancellation) is not { Waiting: > 0 } left) return;
        found.Warning(
            "queue-left",
            name,
            string.Create(CultureInfo.InvariantCulture, $"{left.Waiting} messages were put aside."),
            "Start the service with its store: it takes them into its table, from where they are replayed.");
    }

    private static async Task<QueueFigure?> FigureAsync(
        IConnection connection, string name, CancellationToken cancellation)
    {
        try
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
            var declared = await channel.QueueDeclarePassiveAsync(name, cancellation);
            return new QueueFigure(declared.MessageCount, declared.ConsumerCount);
        }
        catch (OperationInterruptedException exception) when (CodeOf(exception) == Constants.NotFound)
        {
            return null;
        }
    }

    private static int? CodeOf(OperationInterruptedException exception) => exception.ShutdownReason?.ReplyCode;
}
