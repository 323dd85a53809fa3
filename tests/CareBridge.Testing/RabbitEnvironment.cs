using System.Diagnostics;
using System.Globalization;

namespace CareBridge.Testing;

/// <summary>All that tells a RabbitMQ node apart from any other on the machine.</summary>
internal sealed class RabbitEnvironment
{
    // The real script: Debian puts one of its own in front, which insists on becoming another user.
    private static readonly string[] Scripts =
    [
        "/usr/lib/rabbitmq/bin/rabbitmq-server",
        "/opt/homebrew/sbin/rabbitmq-server",
        "/usr/local/sbin/rabbitmq-server",
        "/opt/rabbitmq/sbin/rabbitmq-server",
    ];

    private readonly Dictionary<string, string> _variables;

    private RabbitEnvironment(string home, Dictionary<string, string> variables)
    {
        _variables = variables;
        PidFile = Path.Combine(home, "node.pid");
        LogFile = Path.Combine(home, "log", "node.log");
    }

    public int AmqpPort => int.Parse(_variables["RABBITMQ_NODE_PORT"], CultureInfo.InvariantCulture);

    /// <summary>Nobody is there unless the node has the management plugin.</summary>
    public required string ManagementPort { get; init; }

    public string PidFile { get; }

    public string LogFile { get; }

    public static string ServerScript() => Array.Find(Scripts, File.Exists)
        ?? throw new InvalidOperationException(
            $"No RabbitMQ for the tests: none of {string.Join(", ", Scripts)} exists. infra/test installs it.");

    public static string ControlScript => Path.Combine(Path.GetDirectoryName(ServerScript())!, "rabbitmqctl");

    public static RabbitEnvironment Create(string home, bool isManaged, params string[] settings)
    {
        string In(string name) => Path.Combine(home, name);
        var management = Port();

        System.IO.Directory.CreateDirectory(In("log"));
        File.WriteAllText(In("plugins"), isManaged ? "[rabbitmq_management].\n" : "[].\n");
        File.WriteAllText(In("node-env.conf"), "");
        string[] listener = isManaged
            ? ["management.tcp.ip = 127.0.0.1", $"management.tcp.port = {management}"]
            : [];
        File.WriteAllLines(
            In("node.conf"),
            ["disk_free_limit.absolute = 50MB", "log.file.level = warning", .. listener, .. settings]);

        return new(home, new()
        {
            // The cookie is made in the home folder; with a cookie of its own no other node can talk to it.
            ["HOME"] = home,
            ["RABBITMQ_NODENAME"] = $"carebridge-{Path.GetFileName(home)}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = Port(),
            ["RABBITMQ_DIST_PORT"] = Port(),
            ["ERL_EPMD_PORT"] = Port(),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
            ["RABBITMQ_MNESIA_BASE"] = In("data"),
            ["RABBITMQ_LOG_BASE"] = In("log"),
            ["RABBITMQ_LOGS"] = In("log/node.log"),
            ["RABBITMQ_PID_FILE"] = In("node.pid"),
            ["RABBITMQ_CONF_ENV_FILE"] = In("node-env.conf"),
            ["RABBITMQ_CONFIG_FILE"] = In("node.conf"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = In("advanced.config"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("plugins"),
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            ["LC_ALL"] = "C.UTF-8",
        })
        {
            ManagementPort = management,
        };
    }

    /// <summary>
    /// In a session of its own, so that a Ctrl-C ends the tests before the broker they talk to; and with its words in a
    /// file, for a pipe would keep the test runner waiting for as long as anybody holds it.
    /// </summary>
    public ProcessStartInfo Command(string program, params string[] arguments)
    {
        const string script = """out=$0; exec "$@" >>"$out" 2>&1 </dev/null""";
        var start = new ProcessStartInfo("setsid", ["sh", "-c", script, OutputOf(program), program, .. arguments])
        {
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        foreach (var (name, value) in _variables)
            start.Environment[name] = value;
        return start;
    }

    public string OutputOf(string program) =>
        Path.Combine(Path.GetDirectoryName(LogFile)!, Path.GetFileName(program) + ".out");

    private static string Port() => FreePort.Next().ToString(CultureInfo.InvariantCulture);
}
