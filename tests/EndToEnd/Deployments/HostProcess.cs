using System.Diagnostics;
using CareBridge.Testing;

namespace CareBridge.EndToEnd.Deployments;

/// <summary>One running <c>carebridge serve</c>, which can be killed and started again at the same address.</summary>
public sealed class HostProcess(string name, DirectoryInfo logs) : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Every service that may run in a process of its own.</summary>
    public static IReadOnlyList<string> Services { get; } =
        ["directory", "consent", "referrals", "aftercare", "crisis", "exchange", "portal"];

    private readonly int _port = FreePort.Next();
    private Process? _process;

    public string Name => name;

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    public string Log => Path.Combine(logs.FullName, $"{name}.log");

    public int ProcessId => _process!.Id;

    /// <summary>Of memory, at this moment.</summary>
    public long ResidentBytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Configuration as environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public void Launch() => _process = Start(Log, ["serve"]);

    /// <summary>Another verb on the command line, beside the running process and with its settings.</summary>
    /// <returns>What it said.</returns>
    public async Task<string> RunAsync(string verb, params IEnumerable<string> arguments)
    {
        var said = Path.Combine(logs.FullName, $"{name}-{verb}.log");
        using var process = Start(said, [verb, .. arguments]);
        await process.WaitForExitAsync();
        var text = await File.ReadAllTextAsync(said);
        return process.ExitCode == 0
            ? text
            : throw new InvalidOperationException($"{verb} ended ({process.ExitCode}): {text}");
    }

    public async Task WaitUntilReadyAsync()
    {
        await Eventually.IsAsync(IsReadyAsync, StartPatience, $"{name} is ready (its log: {Log})");
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Nobody has killed it, and yet it runs no more.</summary>
    public bool HasEnded => _process!.HasExited;

    /// <summary>Stands still until it is let go on, and does not notice.</summary>
    public void Freeze() => Signals.Send(_process!.Id, Signals.Stop);

    public void GoOn() => Signals.Send(_process!.Id, Signals.Continue);

    public async Task StartAgainAsync()
    {
        Launch();
        await WaitUntilReadyAsync();
    }

    /// <summary>kill -9, and a new start; returns when it serves again.</summary>
    public async Task DieAndReturnAsync()
    {
        await KillAsync();
        await StartAgainAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited) Signals.Send(_process.Id, Signals.Terminate);
        using var patience = new CancellationTokenSource(StopPatience);
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    /// <summary>The host as this build made it, in the configuration the tests were built in.</summary>
    private static string Assembly { get; } = Path.Combine(
        RepositoryRoot.Path,
        "src/CareBridge.Host/bin",
        AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug",
        "net10.0/carebridge.dll");

    private Process Start(string log, IEnumerable<string> command)
    {
        // A shell takes the output, so that a killed test run leaves nobody holding a pipe.
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", "log=$1; shift; exec dotnet \"$0\" \"$@\" >>\"$log\" 2>&1", Assembly, log, .. command]);
        // People of these tests sign in by a password, all from this machine.
        start.Environment["SecondFactor__Required"] = "false";
        start.Environment["Portal__SignInLimit__PerMinute"] = "0";
        foreach (var (key, value) in Settings) start.Environment[key] = value;
        start.Environment["Urls"] = Address.ToString();
        start.Environment["DOTNET_gcServer"] = "0";
        return Process.Start(start)!;
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process!.HasExited)
            throw new InvalidOperationException(
                $"{name} ended ({_process.ExitCode}): {await File.ReadAllTextAsync(Log)}");
        try
        {
            using var answer = await Http.GetAsync(new Uri(Address, "health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
