using System.Diagnostics;

namespace CareBridge.Benchmarks;

/// <summary>This program once more, as a server beside the one that is measured; killed when disposed of.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    /// <param name="words">Its command line.</param>
    /// <param name="settings">Its configuration, as environment variables.</param>
    public ChildProcess(IEnumerable<string> words, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Host(), .. words]);
        foreach (var (key, value) in settings ?? new Dictionary<string, string>()) start.Environment[key] = value;
        _process = Process.Start(start)!;
    }

    public int ProcessId => _process.Id;

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Run as <c>dotnet x.dll</c>, the process is dotnet and needs the assembly named again.</summary>
    private static string[] Host() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [typeof(ChildProcess).Assembly.Location]
        : [];
}
