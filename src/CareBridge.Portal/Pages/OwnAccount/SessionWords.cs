namespace CareBridge.Portal.Pages.OwnAccount;

/// <summary>How the page about an account tells where its owner is signed in.</summary>
internal sealed record SessionWords
{
    private static readonly IReadOnlyDictionary<string, string> Browsers = new Dictionary<string, string>
    {
        ["firefox"] = "Firefox",
        ["chrome"] = "Chrome",
        ["edge"] = "Edge",
        ["safari"] = "Safari",
        ["opera"] = "Opera",
        ["samsung-internet"] = "Samsung Internet",
    };

    private static readonly IReadOnlyDictionary<string, string> Systems = new Dictionary<string, string>
    {
        ["windows"] = "Windows",
        ["mac-os"] = "macOS",
        ["linux"] = "Linux",
        ["chrome-os"] = "ChromeOS",
        ["android"] = "Android",
        ["ios"] = "iOS",
    };

    public static readonly SessionWords English = new()
    {
        Since = "Since",
        This = "This is where you are now.",
        End = "End this one",
        Ended = "That session has ended.",
        Program = "A program with a token",
        Unknown = "A browser",
        On = "on",
    };

    public static readonly SessionWords Spanish = new()
    {
        Since = "Desde",
        This = "Es donde está ahora.",
        End = "Cerrar esta",
        Ended = "Esa sesión terminó.",
        Program = "Un programa con un token",
        Unknown = "Un navegador",
        On = "en",
    };

    /// <summary>Before a time.</summary>
    public required string Since { get; init; }

    public required string This { get; init; }

    public required string End { get; init; }

    public required string Ended { get; init; }

    public required string Program { get; init; }

    public required string Unknown { get; init; }

    /// <summary>Between a browser and what it runs on.</summary>
    public required string On { get; init; }

    public string NameOf(SessionAnswer session)
    {
        var browser = session.IsProgram ? Program : Browsers.GetValueOrDefault(session.Browser, Unknown);
        return Systems.TryGetValue(session.System, out var system) ? $"{browser} {On} {system}" : browser;
    }
}
