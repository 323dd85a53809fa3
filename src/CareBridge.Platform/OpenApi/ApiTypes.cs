using System.Text.Json.Nodes;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CareBridge.Platform.OpenApi;

/// <summary>What serialization does, and what the types alone do not tell.</summary>
internal static class ApiTypes
{
    public static Task DescribeAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(string)) DescribeText(schema, context);
        if (type.IsEnum) schema.Type ??= JsonSchemaType.String;
        if (CodedEnum(context.ParameterDescription?.ParameterDescriptor?.ParameterType) is { } codes)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. EnumCode.All(codes).Select(code => (JsonNode)code)];
        }
        // What is null is left out.
        foreach (var property in context.JsonTypeInfo.Properties)
        {
            if (property is { IsRequired: false, IsGetNullable: true }) schema.Required?.Remove(property.Name);
        }
        return Task.CompletedTask;
    }

    /// <summary>A type with a converter of its own is described as anything at all; this one is text.</summary>
    private static void DescribeText(OpenApiSchema schema, OpenApiSchemaTransformerContext context) =>
        schema.Type ??= context.JsonPropertyInfo is { IsSetNullable: true }
            ? JsonSchemaType.String | JsonSchemaType.Null
            : JsonSchemaType.String;

    private static Type? CodedEnum(Type? parameter)
    {
        var type = parameter is null ? null : Nullable.GetUnderlyingType(parameter) ?? parameter;
        return type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Coded<>)
            ? type.GetGenericArguments()[0]
            : null;
    }
}
