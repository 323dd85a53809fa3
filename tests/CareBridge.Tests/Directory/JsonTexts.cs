using System.Text.Json;

namespace CareBridge.Tests.Directory;

/// <summary>Short words for what answers hold.</summary>
internal static class JsonTexts
{
    public static string? Text(this JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) ? value.GetString() : null;

    public static string[] Texts(this JsonElement element, string member) =>
        [.. element.GetProperty(member).EnumerateArray().Select(value => value.GetString()!)];
}
