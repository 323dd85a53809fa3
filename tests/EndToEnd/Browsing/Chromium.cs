using Microsoft.Playwright;

namespace CareBridge.EndToEnd.Browsing;

/// <summary>The browser of this machine.</summary>
public static class Chromium
{
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(
        new() { ExecutablePath = Path(), Args = ["--no-sandbox"] });

    private static string Path() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, "chromium"))
        .FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("There is no chromium; infra/test installs it.");
}
