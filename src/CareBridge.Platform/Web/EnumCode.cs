using System.Text.Json;

namespace CareBridge.Platform.Web;

/// <summary>Enums as they are written outside: in kebab-case, as in <see cref="JsonFormat"/>.</summary>
public static class EnumCode
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Of any enum, each of its values.</summary>
    internal static IEnumerable<string> All(Type type) =>
        Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName);

    /// <summary>What a request that names none of them is told.</summary>
    public static string OneOf<T>()
        where T : struct, Enum => $"One of: {string.Join(", ", Enum.GetValues<T>().Select(Of))}.";
}
