using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareBridge.Platform.Web;

/// <summary>
/// JSON as CareBridge writes it and as strictly as it reads it: camelCase, coded enums in kebab-case.
/// </summary>
public static class JsonFormat
{
    internal static JsonStringEnumConverter NamedCodes { get; } =
        new(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);

    public static JsonSerializerOptions Options { get; } = Configure(
        new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>
    /// What another instance has written, which may be of a newer release: of what it has added nothing is known here.
    /// </summary>
    public static JsonSerializerOptions OfAnyRelease { get; } = new(Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(NamedCodes);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.AllowDuplicateProperties = false;
        return options;
    }
}
