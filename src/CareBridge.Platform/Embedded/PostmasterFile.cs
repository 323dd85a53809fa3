using System.Diagnostics;
using System.Globalization;

namespace CareBridge.Platform.Embedded;

/// <summary>What postmaster.pid, the lock file of a running PostgreSQL, says of its server.</summary>
internal sealed record PostmasterFile(int ProcessId, int Port, string SocketDirectory)
{
    // Lines as listed in PostgreSQL's source, src/include/utils/pidfile.h.
    private const int ProcessIdLine = 0;
    private const int PortLine = 3;
    private const int SocketDirectoryLine = 4;

    public static PostmasterFile? Read(string cluster)
    {
        try
        {
            var lines = File.ReadAllLines(PathIn(cluster));
            return lines is []
                ? null
                : new(
                    Number(lines[ProcessIdLine]),
                    Number(lines.ElementAtOrDefault(PortLine) ?? "0"),
                    lines.ElementAtOrDefault(SocketDirectoryLine)?.Trim() ?? "");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether the process still is a PostgreSQL: after a reboot its number may be anybody's.</summary>
    public bool IsAlive
    {
        get
        {
            try
            {
                using var process = Process.GetProcessById(ProcessId);
                return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) && !IsZombie;
            }
            catch (ArgumentException)
            {
                return false;
            }
            catch (Exception e) when (e is InvalidOperationException or IOException)
            {
                // It ended between two of the questions.
                return false;
            }
        }
    }

    // In a container without an init process nobody buries the dead.
    private bool IsZombie =>
        OperatingSystem.IsLinux()
        && File.ReadAllText($"/proc/{ProcessId}/stat") is var stat
        && stat[(stat.LastIndexOf(')') + 2)..].StartsWith('Z');

    /// <summary>
    /// Makes the lock of a dead server harmless. PostgreSQL refuses to start while the number in the file is some
    /// living process's, as happens in containers, where few numbers are in use. Only the number is replaced, by one no
    /// process can have: with the whole file gone, PostgreSQL could not check for left-over backends in the shared
    /// memory named there, and two generations of them would ruin the data.
    /// </summary>
    public static void Disown(string cluster)
    {
        const string nobody = "99999999";
        var path = PathIn(cluster);
        if (!File.Exists(path))
            return;

        var lines = File.ReadAllLines(path);
        if (lines.Length > 0)
            lines[ProcessIdLine] = nobody;
        File.WriteAllLines(path, lines);
    }

    private static string PathIn(string cluster) => Path.Combine(cluster, "postmaster.pid");

    private static int Number(string line) => int.Parse(line, NumberStyles.Integer, CultureInfo.InvariantCulture);
}
