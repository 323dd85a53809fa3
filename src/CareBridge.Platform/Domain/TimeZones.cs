using System.Text.RegularExpressions;

namespace CareBridge.Platform.Domain;

/// <summary>Time zones by the names of the IANA time zone database, such as <c>America/New_York</c>.</summary>
public static partial class TimeZones
{
    public const string Rule = "A name of the IANA time zone database.";

    /// <summary>Its name is that of a file, where nothing else is to be looked for.</summary>
    public static bool IsKnown(string? name) =>
        name is not null && Name().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    [GeneratedRegex(@"^[A-Za-z0-9_+-]{1,30}(/[A-Za-z0-9_+-]{1,30}){0,2}\z")]
    private static partial Regex Name();
}
