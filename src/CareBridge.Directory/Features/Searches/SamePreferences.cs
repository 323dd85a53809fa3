using System.Text.Json;
using CareBridge.Directory.Domain.Matching;
using CareBridge.Platform.Web;

namespace CareBridge.Directory.Features.Searches;

/// <summary>Whether somebody says again what they said before.</summary>
internal static class SamePreferences
{
    public static bool Are(MatchPreferences? one, MatchPreferences other) =>
        one is not null && Text(one) == Text(other);

    private static string Text(MatchPreferences preferences) =>
        JsonSerializer.Serialize(preferences, JsonFormat.Options);
}
