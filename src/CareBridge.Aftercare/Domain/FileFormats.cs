using System.Text.Unicode;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>Whether a file is what it is said to be.</summary>
internal static class FileFormats
{
    public static bool Fits(string contentType, byte[] bytes) => FileBeginnings.ContentTypes.Contains(contentType)
        ? FileBeginnings.Fits(contentType, bytes)
        : DocumentContentTypes.All.Contains(contentType) && Utf8.IsValid(bytes) && !bytes.Contains((byte)0);
}
