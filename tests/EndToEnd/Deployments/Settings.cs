using System.Security.Cryptography;

namespace CareBridge.EndToEnd.Deployments;

internal static class Settings
{
    public static string AdministratorPassword { get; } = NewPassword();

    public static string NewPassword() => $"Aa1!{Convert.ToHexString(RandomNumberGenerator.GetBytes(12))}";

    /// <summary>A folder that the account PostgreSQL runs under may walk through.</summary>
    public static DirectoryInfo NewFolder(string name)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory($"carebridge-{name}-");
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return folder;
    }
}
