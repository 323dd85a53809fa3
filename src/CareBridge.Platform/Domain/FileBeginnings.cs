namespace CareBridge.Platform.Domain;

/// <summary>How files of a content type begin, which tells whether one is what it is said to be.</summary>
public static class FileBeginnings
{
    private static readonly Dictionary<string, byte[]> Known = new()
    {
        ["application/pdf"] = [.. "%PDF-"u8],
        ["image/png"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        ["image/jpeg"] = [0xFF, 0xD8, 0xFF],
    };

    /// <summary>Those that are told by their beginnings.</summary>
    public static IReadOnlyList<string> ContentTypes { get; } = [.. Known.Keys];

    /// <summary>False for a content type that has no beginning of its own.</summary>
    public static bool Fits(string? contentType, ReadOnlySpan<byte> file) =>
        Known.TryGetValue(contentType ?? "", out var beginning) && file.StartsWith(beginning);
}
