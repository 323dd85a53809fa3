namespace CareBridge.EndToEnd.Faults;

/// <summary>What may go wrong around CareBridge and must not go wrong within it.</summary>
internal enum FaultKind
{
    /// <summary>kill -9 of a service's process, and a new start.</summary>
    KillProcess,

    /// <summary>A process stands still (SIGSTOP) and goes on later, not knowing that it did.</summary>
    FreezeProcess,

    KillBroker,
    StopBroker,
    KillStore,
    StopStore,

    /// <summary>Not a byte is left for PostgreSQL.</summary>
    FillStoreDisk,

    /// <summary>RabbitMQ believes that its disk is full, and takes no more messages.</summary>
    FillBrokerDisk,

    /// <summary>Connections are reset, and new ones refused.</summary>
    CutLines,

    /// <summary>Connections stay and nothing comes through.</summary>
    StillLines,

    DelayLines,

    /// <summary>Messages of a service's queues are held, and come late, twice and in another order.</summary>
    ReorderMessages,

    /// <summary>Messages that were delivered before come again, in another order.</summary>
    RepeatMessages,
}

/// <param name="What">Which process, lines or queues.</param>
internal sealed record FaultRecord(FaultKind Kind, string What, DateTimeOffset From, DateTimeOffset Until);
