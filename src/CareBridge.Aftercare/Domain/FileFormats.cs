using System.Text.Unicode;
using CareBridge.Contracts.Aftercare;

namespace CareBridge.Aftercare.Domain;

/// <summary>Whether a file is what it is said to be.</summary>
internal static class FileFormats
{
    private static readonly Dictionary<string, byte[]> Beginnings = new()
    {
        ["application/pdf"] = [.. "%PDF-"u8],
        ["image/png"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        ["image/jpeg"] = [0xFF, 0xD8, 0xFF],
    };

    public static bool Fits(string contentType, byte[] bytes) =>
        Beginnings.TryGetValue(contentType, out var beginning)
            ? bytes.AsSpan().StartsWith(beginning)
            : DocumentContentTypes.All.Contains(contentType) && Utf8.IsValid(bytes) && !bytes.Contains((byte)0);
}
