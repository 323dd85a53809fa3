using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Embedded;

/// <summary>The server's files: made once by initdb, given their settings at each start.</summary>
internal sealed class PostgresCluster(EmbeddedPostgresOptions options, ServerAccount account, TimeProvider time)
{
    private const string SettingsFile = "carebridge.conf";

    public string Path { get; } = PathOf(options);

    /// <summary>The version that made the files; null before there are any.</summary>
    public int? Major
    {
        get
        {
            var file = System.IO.Path.Combine(Path, "PG_VERSION");
            return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
        }
    }

    private string PasswordFile => PasswordFileOf(options);

    public static string PathOf(EmbeddedPostgresOptions options) =>
        System.IO.Path.Combine(options.DataDirectory, "cluster");

    /// <summary>Needed on Windows alone: elsewhere the socket's folder lets nobody else in.</summary>
    public static string? PasswordOf(EmbeddedPostgresOptions options) =>
        OperatingSystem.IsWindows() ? File.ReadAllText(PasswordFileOf(options)) : null;

    /// <summary>
    /// Makes the files beside their place and renames them into it, so that a host killed meanwhile leaves no half of
    /// them to be taken for the whole.
    /// </summary>
    public async Task InitializeAsync(PostgresPrograms programs, ILogger log, CancellationToken cancellation)
    {
        ClearAbandoned(log);
        if (Major is not null)
            return;

        log.LogInformation(
            "Making a new PostgreSQL {Major} data directory in {Directory}", programs.Major, options.DataDirectory);
        var unfinished = System.IO.Path.Combine(options.DataDirectory, $"initdb-{time.GetUtcNow().UtcTicks}");
        await account.CreatePrivateDirectoryAsync(unfinished, cancellation);

        var made = await account.RunAsync(
            programs.Initdb,
            [
                "--pgdata", unfinished, "--username", options.User, "--encoding", "UTF8", "--locale", "C",
                "--data-checksums", .. Authentication(),
            ],
            cancellation);
        if (!made.Succeeded)
            throw new EmbeddedPostgresException($"initdb could not make PostgreSQL's files: {made.Output}");

        await File.AppendAllTextAsync(
            System.IO.Path.Combine(unfinished, "postgresql.conf"),
            $"\n# Written anew at every start; a setting below this line outranks it.\ninclude '{SettingsFile}'\n",
            cancellation);
        Directory.Move(unfinished, Path);
    }

    public async Task WriteSettingsAsync(string socketDirectory, int port, CancellationToken cancellation)
    {
        var windows = OperatingSystem.IsWindows();
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = windows ? "127.0.0.1" : "",
            ["port"] = port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = windows ? "" : socketDirectory,
            ["unix_socket_permissions"] = "0700",
            ["max_connections"] = "200",
            ["shared_buffers"] = "64MB",
            ["max_wal_size"] = "512MB",
            ["fsync"] = "on",
            ["synchronous_commit"] = "on",
            ["jit"] = "off",
            ["logging_collector"] = "on",
            ["log_directory"] = "log",
            ["log_filename"] = "postgresql-%a.log",
            ["log_truncate_on_rotation"] = "on",
            ["log_rotation_age"] = "1d",
            ["log_rotation_size"] = "0",

            // Statements and details of errors quote the rows they were about.
            ["log_error_verbosity"] = "terse",
            ["log_min_error_statement"] = "panic",
        };
        foreach (var (name, value) in options.Settings)
            settings[name] = value;

        // Renamed over the old: the folder is the server's, and root must not write through a link it finds there.
        var next = System.IO.Path.Combine(options.DataDirectory, SettingsFile);
        await File.WriteAllLinesAsync(
            next, settings.Select(setting => $"{setting.Key} = {Quoted(setting.Value)}"), cancellation);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                next,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.Move(next, System.IO.Path.Combine(Path, SettingsFile), overwrite: true);
    }

    private static string Quoted(string value) => $"'{value.Replace(@"\", @"\\").Replace("'", "''")}'";

    private IEnumerable<string> Authentication()
    {
        if (!OperatingSystem.IsWindows())
            return ["--auth-local", "trust", "--auth-host", "reject"];

        File.WriteAllText(PasswordFile, RandomNumberGenerator.GetHexString(32));
        return ["--auth", "scram-sha-256", "--pwfile", PasswordFile];
    }

    private void ClearAbandoned(ILogger log)
    {
        foreach (var abandoned in Directory.EnumerateDirectories(options.DataDirectory, "initdb-*"))
        {
            try
            {
                Directory.Delete(abandoned, recursive: true);
            }
            catch (IOException e)
            {
                // An initdb whose host was killed may still be writing there; the next start will clear it.
                log.LogDebug(e, "Left {Directory} for the next start to clear", abandoned);
            }
        }
    }

    private static string PasswordFileOf(EmbeddedPostgresOptions options) =>
        System.IO.Path.Combine(options.DataDirectory, "password");
}
