using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareBridge.Platform.Web;

/// <summary>
/// JSON as CareBridge writes it and as strictly as it reads it: camelCase, coded enums in kebab-case.
/// </summary>
public static class JsonFormat
{
    public static JsonSerializerOptions Options { get; } = Configure(
        new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.AllowDuplicateProperties = false;
        return options;
    }
}
