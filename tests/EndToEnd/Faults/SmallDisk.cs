using System.Diagnostics;
using CareBridge.Platform.Embedded;

namespace CareBridge.EndToEnd.Faults;

/// <summary>
/// A file system of its own for PostgreSQL's data, in memory, small enough to be filled. It takes the right to mount:
/// without it the store stays where it is, and its disk is never full.
/// </summary>
internal sealed class SmallDisk
{
    private const string Size = "768m";

    private string? _folder;

    /// <summary>Whether this machine lets us mount.</summary>
    public bool IsMounted => _folder is not null;

    private string Ballast => Path.Combine(_folder!, "ballast");

    /// <summary>In the place of the server's folder.</summary>
    public EmbeddedPostgresOptions Mount(EmbeddedPostgresOptions options)
    {
        System.IO.Directory.CreateDirectory(options.DataDirectory);
        using var mount = Process.Start(new ProcessStartInfo(
            "mount", ["-t", "tmpfs", "-o", $"size={Size},mode=0711", "tmpfs", options.DataDirectory])
        {
            RedirectStandardError = true,
        });
        mount!.WaitForExit();
        if (mount.ExitCode == 0) _folder = options.DataDirectory;
        return options with
        {
            Settings = new Dictionary<string, string>(options.Settings)
            {
                ["max_wal_size"] = "64MB",
                ["min_wal_size"] = "32MB",
            },
        };
    }

    /// <summary>To the last byte.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        // What is left gets smaller while it is filled, and larger when the store lets go of something.
        for (var chunk = new byte[1024 * 1024]; chunk.Length >= 4096;)
        {
            try
            {
                ballast.Write(chunk);
            }
            catch (IOException)
            {
                chunk = new byte[chunk.Length / 2];
            }
        }
    }

    public void Free() => File.Delete(Ballast);
}
