namespace CareBridge.Exchange.Storage;

/// <summary>
/// A stretch of an export's list: ids only. What they name is found, decided on and sent when it is fetched, so that no
/// file ever holds it.
/// </summary>
internal sealed class ExportPart
{
    /// <summary>In place of a resource type: the people that the export is about.</summary>
    public const string People = "people";

    /// <summary>In place of a resource type: the consents that the disclosure rests on, which are explained.</summary>
    public const string Messages = "OperationOutcome";

    /// <summary>As many parts make a file.</summary>
    public const int PerFile = 25;

    private const int IdBytes = 16;

    public required Guid JobId { get; init; }

    /// <summary>A resource type, <see cref="People"/> or <see cref="Messages"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Counts the parts of its type from 0.</summary>
    public required int Number { get; init; }

    /// <summary>Ids, one after the other.</summary>
    public required byte[] Items { get; init; }

    public static byte[] Pack(IReadOnlyList<Guid> ids)
    {
        var packed = new byte[ids.Count * IdBytes];
        for (var i = 0; i < ids.Count; i++)
            ids[i].TryWriteBytes(packed.AsSpan(i * IdBytes), bigEndian: true, out _);
        return packed;
    }

    public List<Guid> Ids()
    {
        var ids = new List<Guid>(Items.Length / IdBytes);
        for (var at = 0; at < Items.Length; at += IdBytes)
            ids.Add(new Guid(Items.AsSpan(at, IdBytes), bigEndian: true));
        return ids;
    }
}
