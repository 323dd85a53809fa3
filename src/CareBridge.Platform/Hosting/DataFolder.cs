using Microsoft.Extensions.Configuration;

namespace CareBridge.Platform.Hosting;

/// <summary>Where a deployment keeps its files: <c>Data:Folder</c>.</summary>
public static class DataFolder
{
    public static string Of(IConfiguration configuration) => configuration["Data:Folder"] is { Length: > 0 } folder
        ? Path.GetFullPath(folder)
        : Default;

    /// <summary>
    /// Of the system where the process may write there (root's home would be closed to the unprivileged account that
    /// PostgreSQL must run as), else the user's own.
    /// </summary>
    private static string Default => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess
        ? "/var/lib/carebridge"
        : Path.Combine(
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "carebridge");
}
