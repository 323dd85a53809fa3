namespace CareBridge.Portal.Pages;

/// <summary>An address of our own, that whoever signs in is led back to.</summary>
internal static class LocalAddress
{
    public const string Start = "/";

    /// <returns>The start page instead of what leads elsewhere.</returns>
    public static string Of(string? wanted) =>
        wanted is ['/', ..] and not ['/', '/' or '\\', ..] && !wanted.Any(char.IsControl) ? wanted : Start;
}
