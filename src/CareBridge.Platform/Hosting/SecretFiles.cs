using Microsoft.Extensions.Configuration;

namespace CareBridge.Platform.Hosting;

/// <summary>
/// Settings in files, as orchestrators mount secrets: <c>Secrets:Folder</c> has a file a setting, of its name with
/// <c>__</c> for <c>:</c> (<c>ConnectionStrings__Consent</c>), and what is in it is the value, without the line's end.
/// Unlike an environment variable, a file is not inherited by other programs nor shown with the container.
/// </summary>
internal static class SecretFiles
{
    private const string Folder = "Secrets:Folder";

    /// <summary>They win over all that was said before.</summary>
    /// <exception cref="UsageException">The folder is not there, or cannot be read.</exception>
    public static void AddSecretFiles(this ConfigurationManager configuration)
    {
        if (configuration[Folder] is not { Length: > 0 } folder) return;
        try
        {
            configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{Folder}: {exception.Message}");
        }
    }
}
