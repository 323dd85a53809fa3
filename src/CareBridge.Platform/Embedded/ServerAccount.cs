using System.ComponentModel;
using System.Diagnostics;

namespace CareBridge.Platform.Embedded;

/// <summary>
/// The account PostgreSQL's programs run as: our own, unless that is root, which PostgreSQL refuses.
/// </summary>
internal sealed class ServerAccount
{
    public static readonly ServerAccount Ourselves = new(null);

    private readonly string? _name;

    private ServerAccount(string? name) => _name = name;

    public static async Task<ServerAccount> ChooseAsync(CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return Ourselves;

        foreach (var candidate in (string[])["postgres", "nobody"])
        {
            if ((await Ourselves.RunAsync("id", ["-u", candidate], cancellation)).Succeeded)
                return new(candidate);
        }

        throw new EmbeddedPostgresException(
            "PostgreSQL refuses to run as root, and there is neither a user 'postgres' nor 'nobody' to run it as. "
            + "Start CareBridge as an ordinary user, or create the user 'postgres'.");
    }

    /// <summary>Makes a folder that only the server's account may enter.</summary>
    public async Task CreatePrivateDirectoryAsync(string path, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (_name is null)
            return;

        var given = await Ourselves.RunAsync("chown", [$"{_name}:", path], cancellation);
        if (!given.Succeeded)
            throw new EmbeddedPostgresException($"Cannot give {path} to the user '{_name}': {given.Output}");
    }

    public async Task RequireEntryAsync(string directory, CancellationToken cancellation)
    {
        if (_name is null)
            return;

        var ancestors = new Stack<DirectoryInfo>();
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
            ancestors.Push(folder);

        foreach (var folder in ancestors)
        {
            // Asked of the system, as the server will ask it: mode bits alone know nothing of groups and ACLs.
            if (!(await RunAsync("test", ["-x", folder.FullName], cancellation)).Succeeded)
                throw new EmbeddedPostgresException(
                    $"PostgreSQL refuses to run as root, so it runs as '{_name}', who may not enter {folder.FullName}. "
                    + "Choose another data directory, or start CareBridge as an ordinary user.");
        }
    }

    /// <summary>Runs a program to its end. One that leaves a server behind must not have its output captured on
    /// Windows: the server would inherit the pipes and hold them open for as long as it lives.</summary>
    public async Task<Outcome> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellation, bool capture = true)
    {
        using var process = Start(program, arguments, capture);
        var output = capture ? process.StandardOutput.ReadToEndAsync(cancellation) : Task.FromResult("");
        var errors = capture ? process.StandardError.ReadToEndAsync(cancellation) : Task.FromResult("");

        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return new(process.ExitCode, $"{await errors}{await output}".Trim());
    }

    private Process Start(string program, IEnumerable<string> arguments, bool capture)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = capture,
            RedirectStandardError = capture,
            WorkingDirectory = OperatingSystem.IsWindows() ? null : "/",
        };

        // Settings for another server (PGDATA, PGOPTIONS) and a broken locale are none of this server's business.
        foreach (var name in start.Environment.Keys.Where(IsForAnotherServer).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";

        if (_name is not null)
            start.UserName = _name;

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new EmbeddedPostgresException($"Cannot run {program}: {e.Message}", e);
        }
    }

    private static bool IsForAnotherServer(string variable) =>
        variable.StartsWith("PG", StringComparison.Ordinal) || variable.StartsWith("LC_", StringComparison.Ordinal);

    internal readonly record struct Outcome(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;
    }
}
