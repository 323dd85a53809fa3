namespace CareBridge.Directory.Domain;

/// <summary>Languages by their BCP 47 tags.</summary>
internal static class Languages
{
    /// <summary>Without region and script: who asks for Spanish understands that of Mexico.</summary>
    public static string Primary(string tag)
    {
        var end = tag.IndexOf('-');
        return (end < 0 ? tag : tag[..end]).ToLowerInvariant();
    }
}
