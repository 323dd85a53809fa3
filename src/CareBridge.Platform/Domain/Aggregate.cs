namespace CareBridge.Platform.Domain;

/// <summary>
/// The unit that is changed and saved as one. Saving a changed aggregate writes its message in the same transaction,
/// and refuses when somebody else saved it first.
/// </summary>
public abstract class Aggregate
{
    /// <summary>Made by whoever creates it (UUIDv7), never by the store.</summary>
    public Guid Id { get; protected init; }

    /// <summary>1 when created, one more with every change; the concurrency token.</summary>
    public long Version { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The whole state as other services may know it: they take the highest version, in any order.</summary>
    /// <returns>Null of what no other service is to hear of.</returns>
    public abstract object? ToMessage(ISeal seal);

    protected void Changed(DateTimeOffset at)
    {
        Version++;
        ChangedAt = at;
    }
}
