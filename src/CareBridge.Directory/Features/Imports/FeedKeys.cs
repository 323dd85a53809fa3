namespace CareBridge.Directory.Features.Imports;

/// <summary>How what a feed tells of is known by.</summary>
internal static class FeedKeys
{
    /// <summary>Room is left for a number behind it.</summary>
    public const int MostLetters = 190;

    /// <summary>Of the second and later ones that a feed gives the same slug or id.</summary>
    public static string Repeated(string key, int time) => $"{key}~{time}";
}
