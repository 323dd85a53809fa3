namespace CareBridge.Exchange.Storage;

/// <summary>A version of a resource, ready to be sent. Never changed once written.</summary>
internal sealed class ResourceVersion
{
    public required string Type { get; init; }

    public required Guid Id { get; init; }

    public required long Version { get; init; }

    /// <summary>When it came, as <see cref="Positions"/> count.</summary>
    public required long Arrived { get; init; }

    public DateTimeOffset LastUpdated => Positions.ToTime(Arrived);

    /// <summary>As <see cref="ResourceHead.Visible"/> was while it was current.</summary>
    public required bool Visible { get; init; }

    /// <summary>UTF-8 JSON with its version, time and security labels in it.</summary>
    public required byte[] Body { get; init; }
}
