namespace CareBridge.Platform.Messaging;

/// <summary>
/// What a service does about a message. It changes tracked entities of its own store and saves nothing: the change, the
/// messages it causes and the inbox row that makes a repeat harmless are saved together afterwards. Messages may come
/// late and in any order.
/// </summary>
public interface IReaction<in TMessage>
    where TMessage : class
{
    Task HandleAsync(TMessage message, CancellationToken cancellation);
}
