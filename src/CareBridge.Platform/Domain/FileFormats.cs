using System.Text.Unicode;

namespace CareBridge.Platform.Domain;

/// <summary>Whether a file is what it is said to be.</summary>
public static class FileFormats
{
    private static readonly Dictionary<string, byte[]> Beginnings = new()
    {
        ["application/pdf"] = [.. "%PDF-"u8],
        ["image/png"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        ["image/jpeg"] = [0xFF, 0xD8, 0xFF],
    };

    /// <summary>Content types that a scan of a paper or a drawing may have.</summary>
    public static IReadOnlyList<string> Scans { get; } = [.. Beginnings.Keys];

    /// <summary>False for a content type that is neither one of <see cref="Scans"/> nor plain text.</summary>
    public static bool Fits(string? contentType, ReadOnlySpan<byte> file) => contentType == "text/plain"
        ? Utf8.IsValid(file) && !file.Contains((byte)0)
        : Beginnings.TryGetValue(contentType ?? "", out var beginning) && file.StartsWith(beginning);
}
