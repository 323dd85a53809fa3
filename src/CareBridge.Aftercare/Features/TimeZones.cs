using System.Text.RegularExpressions;

namespace CareBridge.Aftercare.Features;

internal static partial class TimeZones
{
    public const string Rule = "A name of the IANA time zone database.";

    /// <summary>Its name is that of a file, where nothing else is to be looked for.</summary>
    public static bool IsKnown(string name) =>
        Name().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    [GeneratedRegex(@"^[A-Za-z0-9_+-]{1,30}(/[A-Za-z0-9_+-]{1,30}){0,2}\z")]
    private static partial Regex Name();
}
