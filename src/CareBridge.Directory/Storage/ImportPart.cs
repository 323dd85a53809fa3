namespace CareBridge.Directory.Storage;

/// <summary>A stretch of a feed as it was sent.</summary>
internal sealed class ImportPart
{
    public const int MostBytes = 4 * 1024 * 1024;

    public required Guid ImportId { get; init; }

    /// <summary>Counts the parts from 1.</summary>
    public required int Number { get; init; }

    public required byte[] Content { get; set; }
}
