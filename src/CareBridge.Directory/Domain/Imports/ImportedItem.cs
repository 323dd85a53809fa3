namespace CareBridge.Directory.Domain.Imports;

/// <summary>
/// What a feed said of something when it was last imported: by it the next import knows what has changed, and an export
/// tells what there is nothing for here.
/// </summary>
internal sealed class ImportedItem
{
    public const int KeyLength = 200;

    private ImportedItem()
    {
    }

    public Guid FeedId { get; private init; }

    /// <summary>Its slug or id within the feed.</summary>
    public string Key { get; private init; } = null!;

    /// <summary>The group or resource that it became; null for what only an export tells again.</summary>
    public Guid? TargetId { get; private set; }

    /// <summary>JSON, as it came but for what may name somebody.</summary>
    public string Original { get; private set; } = null!;

    /// <summary>Of what came; in hexadecimal.</summary>
    public string Digest { get; private set; } = null!;

    /// <summary>The import that it was last in.</summary>
    public Guid ImportId { get; private set; }

    /// <summary>It had left the feed, and so what it became was closed.</summary>
    public bool HasLeft { get; private set; }

    public static ImportedItem Take(Guid feedId, FeedItem item, Guid? targetId, Guid importId) => new()
    {
        FeedId = feedId,
        Key = item.Key,
        TargetId = targetId,
        Original = item.Original,
        Digest = item.Digest,
        ImportId = importId,
    };

    public void Take(FeedItem item, Guid? targetId, Guid importId)
    {
        TargetId ??= targetId;
        Original = item.Original;
        Digest = item.Digest;
        ImportId = importId;
        HasLeft = false;
    }

    public void Leave() => HasLeft = true;
}
