namespace CareBridge.Directory.Features.Exports;

internal static class TemporaryFile
{
    /// <summary>One without a name: it is gone when it is closed, also by the death of the process.</summary>
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 64 * 1024,
        });
        File.Delete(path);
        return file;
    }
}
