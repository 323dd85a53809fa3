using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Platform.Keys;

/// <param name="Folder">The key ring.</param>
/// <param name="Notice">For so long a new key is there before the first process uses it.</param>
internal sealed record KeySettings(string Folder, TimeSpan Notice)
{
    public const string NoticeKey = "Keys:Notice";

    public static readonly TimeSpan ShortestNotice = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan LongestNotice = TimeSpan.FromHours(1);

    private static readonly TimeSpan DefaultNotice = TimeSpan.FromMinutes(1);

    /// <summary>A process looks often enough to see it in good time, however slow the folder is.</summary>
    public TimeSpan Interval => Notice / 12;

    /// <exception cref="UsageException">The notice is no time, or out of range.</exception>
    public static KeySettings Of(IConfiguration configuration)
    {
        var folder = configuration["Keys:Folder"]
            ?? throw new InvalidOperationException("Keys:Folder is not set.");
        var notice = DefaultNotice;
        if (configuration[NoticeKey] is { Length: > 0 } text
            && (!TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out notice)
                || notice < ShortestNotice || notice > LongestNotice))
            throw new UsageException($"{NoticeKey} is a time from {ShortestNotice:c} to {LongestNotice:c}.");
        return new KeySettings(folder, notice);
    }
}

internal static class KeyFolder
{
    /// <summary>Nobody else enters it.</summary>
    public static DirectoryInfo Create(string folder) => OperatingSystem.IsWindows()
        ? System.IO.Directory.CreateDirectory(folder)
        : System.IO.Directory.CreateDirectory(
            folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
