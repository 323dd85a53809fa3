namespace CareBridge.Portal.Domain;

/// <summary>
/// Somebody is signed in: in a browser, or as a program by its tokens. What stands here no more lets nobody in.
/// </summary>
internal sealed class Session
{
    /// <summary>From its last use.</summary>
    public static readonly TimeSpan BrowserLasts = TimeSpan.FromMinutes(30);

    /// <summary>From its last tokens.</summary>
    public static readonly TimeSpan ProgramLasts = TimeSpan.FromHours(12);

    /// <summary>A cookie or token is made a moment before or after its session is noted.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    public required Guid Id { get; init; }

    /// <summary>The account that signed in.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The account's security stamp that it holds with.</summary>
    public required string Stamp { get; init; }

    public required bool IsProgram { get; init; }

    public required DeviceBrowser Browser { get; init; }

    public required DeviceSystem System { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>Of a browser to half a minute; of a program when it last asked for tokens.</summary>
    public required DateTimeOffset LastUsedAt { get; init; }

    /// <summary>Unless it is used until then.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public static DateTimeOffset EndOf(bool isProgram, DateTimeOffset usedAt) =>
        usedAt + (isProgram ? ProgramLasts : BrowserLasts) + Grace;
}
