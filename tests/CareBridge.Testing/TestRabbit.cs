using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CareBridge.Testing;

/// <summary>
/// A private RabbitMQ node with its own name, ports, cookie, Erlang port mapper and folder; all gone when the test
/// process is.
/// </summary>
public sealed class TestRabbit : IAsyncDisposable
{
    private const string CleanUp =
        """
        for file in "$0/node.pid" "$0/epmd.pid"; do
          [ -s "$file" ] && kill -KILL "$(cat "$file")"
        done
        sleep 1
        rm -rf "$0"
        """;

    private const int SigTerm = 15;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);
    private static readonly Lazy<Task<TestRabbit>> OneForTheRun = new(() => StartAsync());

    private readonly string _home;
    private readonly RabbitEnvironment _environment;
    private readonly Watchdog _watchdog;
    private readonly Process _mapper;
    private Process? _node;

    private TestRabbit(string home, bool isManaged, string[] settings)
    {
        _home = home;
        _environment = RabbitEnvironment.Create(home, isManaged, settings);
        _watchdog = Watchdog.Start(CleanUp, home);
        _mapper = StartMapper();
    }

    public Uri AmqpUri => new($"amqp://guest:guest@127.0.0.1:{_environment.AmqpPort}/");

    /// <summary>Of the management plugin, where the node has it.</summary>
    public Uri ManagementUri => new($"http://guest:guest@127.0.0.1:{_environment.ManagementPort}/");

    public string LogFile => _environment.LogFile;

    /// <summary>The node that all tests of a run share; a test that stops or kills its node starts one of its
    /// own.</summary>
    public static Task<TestRabbit> SharedAsync() => OneForTheRun.Value;

    /// <param name="isManaged">With the management plugin, which takes longer to start.</param>
    /// <param name="settings">Lines for the node's configuration.</param>
    public static async Task<TestRabbit> StartAsync(bool isManaged = false, params string[] settings)
    {
        var home = System.IO.Directory.CreateTempSubdirectory("carebridge-test-rabbit-").FullName;
        var rabbit = new TestRabbit(home, isManaged, settings);
        try
        {
            await rabbit.StartAgainAsync();
            return rabbit;
        }
        catch
        {
            await rabbit.DisposeAsync();
            throw;
        }
    }

    /// <summary>After a stop or a kill: the same address, the same durable queues.</summary>
    public async Task StartAgainAsync()
    {
        File.Delete(_environment.PidFile);
        _node = Process.Start(_environment.Command(RabbitEnvironment.ServerScript()))!;

        var waiting = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            if (_node.HasExited || waiting.Elapsed > StartPatience)
                throw new InvalidOperationException($"RabbitMQ did not start in {_home}. It said:\n{LastWords()}");
            await Task.Delay(100);
        }
    }

    public async Task StopAsync()
    {
        if (NodeId() is { } id)
            Signals.Send(id, SigTerm);
        if (!await ExitsAsync(StopPatience))
            await KillAsync();
    }

    /// <summary>kill -9: what the node had not written to disk is lost.</summary>
    public async Task KillAsync()
    {
        if (NodeId() is { } id && Signals.IsAlive(id))
            Process.GetProcessById(id).Kill();
        await ExitsAsync(StopPatience);
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    /// <summary>What <c>rabbitmqctl</c> says; one at a time.</summary>
    /// <exception cref="InvalidOperationException">The node does not do as it is told.</exception>
    public async Task<string> ControlAsync(params string[] arguments)
    {
        File.Delete(_environment.OutputOf(RabbitEnvironment.ControlScript));
        using var control = Process.Start(_environment.Command(RabbitEnvironment.ControlScript, arguments))!;
        await control.WaitForExitAsync();
        var said = await File.ReadAllTextAsync(_environment.OutputOf(RabbitEnvironment.ControlScript));
        return control.ExitCode == 0 ? said : throw new InvalidOperationException(said);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _mapper.Kill();
        await _mapper.WaitForExitAsync();
        _mapper.Dispose();
        _node?.Dispose();
        _watchdog.Dispose();
    }

    /// <summary>In the foreground: the one that a node starts for itself would stay for ever.</summary>
    private Process StartMapper()
    {
        var mapper = Process.Start(_environment.Command("epmd", "-address", "127.0.0.1"))!;
        File.WriteAllText(Path.Combine(_home, "epmd.pid"), mapper.Id.ToString(CultureInfo.InvariantCulture));
        return mapper;
    }

    private async Task<bool> ExitsAsync(TimeSpan within)
    {
        if (_node is null)
            return true;

        using var patience = new CancellationTokenSource(within);
        try
        {
            // The script ends when its node does.
            await _node.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private int? NodeId() =>
        File.Exists(_environment.PidFile)
        && int.TryParse(File.ReadAllText(_environment.PidFile), CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>An open port is not yet a broker: it must answer the protocol's greeting with a frame.</summary>
    private async Task<bool> AnswersAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _environment.AmqpPort), patience.Token);
            await socket.SendAsync("AMQP\0\0\u0009\u0001"u8.ToArray(), patience.Token);
            var answer = new byte[1];
            return await socket.ReceiveAsync(answer, patience.Token) == 1 && answer[0] == 1;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    private string LastWords() => string.Join('\n', System.IO.Directory.EnumerateFiles(Path.GetDirectoryName(LogFile)!)
        .SelectMany(file => File.ReadLines(file).TakeLast(20)));
}
