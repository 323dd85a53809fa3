namespace CareBridge.Portal.Domain;

/// <summary>
/// Roughly what somebody signed in from, as it says itself: enough to know one's own again, too little to tell people
/// apart. Versions, models and addresses are not kept.
/// </summary>
internal sealed record Device(DeviceBrowser Browser, DeviceSystem System)
{
    // Each names those that it wants to be taken for: the ones that say most come first.
    private static readonly (string Sign, DeviceBrowser Browser)[] Browsers =
    [
        ("Edg", DeviceBrowser.Edge),
        ("OPR/", DeviceBrowser.Opera),
        ("SamsungBrowser/", DeviceBrowser.SamsungInternet),
        ("Firefox/", DeviceBrowser.Firefox),
        ("FxiOS/", DeviceBrowser.Firefox),
        ("CriOS/", DeviceBrowser.Chrome),
        ("Chrome/", DeviceBrowser.Chrome),
        ("Safari/", DeviceBrowser.Safari),
    ];

    private static readonly (string Sign, DeviceSystem System)[] Systems =
    [
        ("Android", DeviceSystem.Android),
        ("iPhone", DeviceSystem.Ios),
        ("iPad", DeviceSystem.Ios),
        ("Windows", DeviceSystem.Windows),
        ("Macintosh", DeviceSystem.MacOs),
        ("CrOS", DeviceSystem.ChromeOs),
        ("Linux", DeviceSystem.Linux),
    ];

    /// <param name="userAgent">As the request has it.</param>
    public static Device Of(string userAgent) => new(
        Browsers.FirstOrDefault(one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Browser,
        Systems.FirstOrDefault(one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).System);
}

internal enum DeviceBrowser
{
    Other,
    Firefox,
    Chrome,
    Edge,
    Safari,
    Opera,
    SamsungInternet,
}

internal enum DeviceSystem
{
    Other,
    Windows,
    MacOs,
    Linux,
    ChromeOs,
    Android,
    Ios,
}
