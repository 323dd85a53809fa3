using System.Runtime.InteropServices;

namespace CareBridge.Testing;

public static class Signals
{
    public const int Terminate = 15;

    /// <summary>Linux's numbers of SIGCONT and SIGSTOP.</summary>
    public const int Continue = 18;

    /// <inheritdoc cref="Continue"/>
    public const int Stop = 19;

    public static bool IsAlive(int processId) => Kill(processId, 0) == 0;

    public static void Send(int processId, int signal) => Kill(processId, signal);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int processId, int signal);
}
