using CareBridge.Platform.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Messaging;

/// <summary>A reaction, its queue and the message it waits for.</summary>
internal abstract class ReactionRegistration(string name, Type message)
{
    /// <summary>
    /// Queue name and inbox key, <c>{service}-{reaction}</c>: a service's own, so that like-named reactions of two
    /// services never compete for one queue.
    /// </summary>
    public string Name { get; } = name;

    public Type Message { get; } = message;

    public abstract void AddConsumer(IBusRegistrationConfigurator bus);

    public abstract void Consume(IReceiveEndpointConfigurator endpoint, IRegistrationContext context);

    /// <summary>
    /// Has whoever publishes the message make the reaction's queue, should there be none: a broker confirms and drops
    /// what it has no queue for, as before the reaction's process first started or after a crash forgot the queue.
    /// </summary>
    public abstract void DeclareQueue(IRabbitMqBusFactoryConfigurator transport);

    /// <summary>Keeps what the reaction gave up on in its service's store; once, however often it is told.</summary>
    public abstract Task KeepAsync(Failure failure, IServiceScopeFactory scopes, CancellationToken cancellation);
}

internal sealed class ReactionRegistration<TMessage, TReaction, TContext>(string name)
    : ReactionRegistration(name, typeof(TMessage))
    where TMessage : class
    where TReaction : class, IReaction<TMessage>
    where TContext : ServiceDbContext
{
    public override void AddConsumer(IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<ReactionConsumer<TMessage, TReaction, TContext>>();

    public override void Consume(IReceiveEndpointConfigurator endpoint, IRegistrationContext context) =>
        endpoint.ConfigureConsumer<ReactionConsumer<TMessage, TReaction, TContext>>(context);

    public override void DeclareQueue(IRabbitMqBusFactoryConfigurator transport) =>
        // As SetQuorumQueue makes it: a queue that is declared otherwise by another process is refused.
        transport.Publish<TMessage>(message => message.BindQueue(
            message.Exchange.ExchangeName, Name, queue => queue.SetQueueArgument("x-queue-type", "quorum")));

    public override async Task KeepAsync(
        Failure failure, IServiceScopeFactory scopes, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        var id = FailedMessage.IdOf(failure.MessageId, Name);
        if (await store.FailedMessages.SingleOrDefaultAsync(one => one.Id == id, cancellation) is { } known)
            known.FailAgain(failure);
        else
            store.FailedMessages.Add(FailedMessage.Of(failure, Name, typeof(TMessage).Name));
        await store.SaveChangesAsync(cancellation);
    }
}

public static class ReactionRegistrationExtensions
{
    /// <summary>Subscribes a service to a message; the reaction works on the service's own store.</summary>
    public static IServiceCollection AddReaction<TMessage, TReaction, TContext>(
        this IServiceCollection services, string service)
        where TMessage : class
        where TReaction : class, IReaction<TMessage>
        where TContext : ServiceDbContext
    {
        var name = $"{service}-{KebabCaseEndpointNameFormatter.Instance.SanitizeName(typeof(TReaction).Name)}";
        var registration = new ReactionRegistration<TMessage, TReaction, TContext>(name);
        services.AddScoped<TReaction>();
        services.AddSingleton(registration);
        services.AddSingleton<ReactionRegistration>(registration);
        return services;
    }
}
