using System.Text;

namespace CareBridge.Platform.Embedded;

/// <summary>The folder of the server's socket, which takes the place of passwords: only its owner may enter.</summary>
internal static class SocketDirectory
{
    // A socket's whole path is at most 103 bytes on macOS, 107 on Linux; the server adds "/.s.PGSQL.5432".
    private const int LongestPath = 103 - 15;

    public static async Task<string> CreateAsync(
        string dataDirectory, ServerAccount account, CancellationToken cancellation)
    {
        var path = Path.Combine(dataDirectory, "socket");
        if (Encoding.UTF8.GetByteCount(path) > LongestPath)
            path = Directory.CreateTempSubdirectory("carebridge-").FullName;

        // What a killed server left there would stop the next one, should its number be another process's by now.
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        await account.CreatePrivateDirectoryAsync(path, cancellation);
        return path;
    }

    public static void Remove(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }
}
