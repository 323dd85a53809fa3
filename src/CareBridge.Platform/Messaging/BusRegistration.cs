using System.Security.Authentication;
using System.Text.Json;
using System.Text.Json.Serialization;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Operation;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Messaging;

internal static class BusRegistration
{
    /// <summary>
    /// For the broker's answers. Longer than the minute after which a broker gives up on itself, as while a quorum
    /// queue recovers from a crash: MassTransit reconnects when the broker gives up, but never when we do.
    /// </summary>
    private static readonly TimeSpan BrokerPatience = TimeSpan.FromSeconds(90);

    private const int SecurePort = 5671;

    /// <summary>
    /// RabbitMQ when its address is given, else the transport inside this process. Call after all reactions.
    /// </summary>
    /// <param name="elsewhere">What would be registered here by the services that run in other processes.</param>
    public static IServiceCollection AddBus(
        this IServiceCollection services, Uri? rabbitMq, IServiceCollection elsewhere)
    {
        var reactions = ReactionsOf(services);
        services.AddSingleton(typeof(Transport), rabbitMq is null ? Transport.InMemory : Transport.RabbitMq);
        services.AddSingleton<Settlement>();
        services.AddSingleton<LeftBehind>();
        services.AddOperation(rabbitMq);
        services.AddSingleton<OutboxPublisher>();
        services.AddSingleton<ISeal, ContentSeal>();
        services.AddMassTransit(bus =>
        {
            foreach (var reaction in reactions) reaction.AddConsumer(bus);
            if (rabbitMq is null) UseInMemory(bus, reactions);
            else UseRabbitMq(bus, reactions, ReactionsOf(elsewhere), rabbitMq);
        });
        return services;
    }

    private static List<ReactionRegistration> ReactionsOf(IServiceCollection services) =>
    [
        .. services.Where(service => service.ServiceType == typeof(ReactionRegistration))
            .Select(service => (ReactionRegistration)service.ImplementationInstance!),
    ];

    private static void UseInMemory(IBusRegistrationConfigurator bus, List<ReactionRegistration> reactions) =>
        bus.UsingInMemory((context, transport) =>
        {
            transport.ConfigureJsonSerializerOptions(WithNamedCodes);
            foreach (var reaction in reactions)
            {
                transport.ReceiveEndpoint(reaction.Name, endpoint =>
                {
                    endpoint.ConcurrentMessageLimit = 4;
                    endpoint.ConfigureError(error => error.UseFilter(Report(reaction, context)));
                    Receive(endpoint, reaction, context);
                });
            }
        });

    private static void UseRabbitMq(
        IBusRegistrationConfigurator bus,
        List<ReactionRegistration> reactions,
        List<ReactionRegistration> elsewhere,
        Uri address) =>
        bus.UsingRabbitMq((context, transport) =>
        {
            transport.ConfigureJsonSerializerOptions(WithNamedCodes);
            transport.Host(Complete(address), host =>
            {
                host.PublisherConfirmation = true;
                host.ContinuationTimeout(BrokerPatience);
                // It takes the address' scheme for no more than a name.
                if (IsSecure(address)) host.UseSsl(tls => Secure(tls, address));
            });
            // Ours as well: after an outage a publisher may be back before the receivers are.
            foreach (var reaction in reactions.Concat(elsewhere)) reaction.DeclareQueue(transport);
            foreach (var reaction in reactions)
            {
                transport.ReceiveEndpoint(reaction.Name, endpoint =>
                {
                    endpoint.SetQuorumQueue();
                    endpoint.PrefetchCount = 32;
                    endpoint.ConcurrentMessageLimit = 8;
                    endpoint.ConfigureError(error =>
                    {
                        error.UseFilter(Report(reaction, context));
                        error.UseFilter(new ErrorTransportFilter());
                    });
                    Receive(endpoint, reaction, context);
                });
            }
        });

    /// <summary>
    /// Codes travel by name. By number, as is MassTransit's way, one that only a newer release has would be taken for
    /// known, and one that is put between others would change what those mean. The options are the process's own.
    /// </summary>
    private static JsonSerializerOptions WithNamedCodes(JsonSerializerOptions options)
    {
        if (options.Converters.OfType<JsonStringEnumConverter>().Any()) return options;
        var named = new JsonSerializerOptions(options);
        named.Converters.Add(JsonFormat.NamedCodes);
        return named;
    }

    private static bool IsSecure(Uri address) => address.Scheme == "amqps";

    private static Uri Complete(Uri address) => IsSecure(address) && address.Port < 0
        ? new UriBuilder(address) { Port = SecurePort }.Uri
        : address;

    private static void Secure(IRabbitMqSslConfigurator tls, Uri address)
    {
        tls.ServerName = address.Host;
        // Whatever the system holds for good.
        tls.Protocol = SslProtocols.None;
    }

    private static FailureReport Report(ReactionRegistration reaction, IRegistrationContext context) =>
        ActivatorUtilities.CreateInstance<FailureReport>(context, reaction);

    private static void Receive(
        IReceiveEndpointConfigurator endpoint, ReactionRegistration reaction, IRegistrationContext context)
    {
        // An outage is waited out for a quarter of an hour, within the broker's own limit of 30 minutes for an
        // unacknowledged message; what fails for another reason is kept as failed soon, for a person to look at.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(IsOutage);
            retry.Exponential(
                40, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(300));
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(exception => !IsOutage(exception));
            retry.Exponential(
                5, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(300));
        });
        reaction.Consume(endpoint, context);
    }

    private static bool IsOutage(Exception exception) =>
        exception is UnavailableException || StoreFaults.IsOutage(exception);
}
