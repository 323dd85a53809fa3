using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace CareBridge.Platform.OpenApi;

/// <summary>
/// What types are called in one document. A type within a use case bears its name: many have a <c>Request</c>.
/// </summary>
internal sealed class ApiTypeNames
{
    private readonly ConcurrentDictionary<string, Type> _named = [];

    /// <summary>Null for a type that is described where it is used.</summary>
    /// <exception cref="InvalidOperationException">Two types would be one in the document.</exception>
    public string? Of(JsonTypeInfo info)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(info) is null) return null;
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var name = Of(type);
        var known = _named.GetOrAdd(name, type);
        return known == type
            ? name
            : throw new InvalidOperationException($"{known} and {type} would both be {name} in the description.");
    }

    private static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return Of(value);
        var own = type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of"
                + string.Join("And", type.GetGenericArguments().Select(Of))
            : type.Name;
        return type.DeclaringType is { } useCase ? Of(useCase) + own : own;
    }
}
