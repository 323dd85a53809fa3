using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;

namespace CareBridge.Platform.Messaging;

/// <summary>Wakes the dispatcher of a store the moment a save has put something into its outbox.</summary>
internal sealed class OutboxSignal<TContext> : Signal
    where TContext : ServiceDbContext;
