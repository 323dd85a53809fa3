using System.Diagnostics;

namespace CareBridge.Testing;

/// <summary>
/// Cleans up when this process ends, however it ends. A shell waits for the end of its input, which the system brings
/// about even at kill -9, and then runs a script. It has a session of its own and no parent but init, so neither a
/// Ctrl-C nor a test runner that kills its whole process tree can take it along.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private const string Launch =
        """
        exec 3<&0
        if command -v setsid >/dev/null; then setsid sh -c "$0" "$@" <&3 3<&- & else sh -c "$0" "$@" <&3 3<&- & fi
        """;

    private readonly Process _launcher;

    private Watchdog(Process launcher) => _launcher = launcher;

    /// <param name="cleanUp">A shell script, to which the arguments are $0, $1 and so on.</param>
    /// <param name="arguments">What the script is about: folders, ports.</param>
    public static Watchdog Start(string cleanUp, params string[] arguments)
    {
        var script = $"trap '' INT TERM HUP; while read -r _; do :; done; {cleanUp}";
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"{Launch} >/dev/null 2>&1", script, .. arguments])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

        var launcher = Process.Start(start)!;
        launcher.WaitForExit();
        return new(launcher);
    }

    /// <summary>Has the script run now.</summary>
    public void Dispose()
    {
        _launcher.StandardInput.Dispose();
        _launcher.Dispose();
    }
}
