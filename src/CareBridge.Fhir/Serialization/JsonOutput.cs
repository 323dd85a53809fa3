using System.Text.Json;
using Hl7.Fhir.Model;

namespace Hl7.Fhir.Serialization;

/// <summary>Writes elements in FHIR's JSON (https://hl7.org/fhir/R4/json.html).</summary>
internal static class JsonOutput
{
    public static void Root(Utf8JsonWriter writer, Base value)
    {
        writer.WriteStartObject();
        value.WriteElements(writer);
        writer.WriteEndObject();
    }

    public static void Text(Utf8JsonWriter writer, JsonEncodedText name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }

    public static void Object(Utf8JsonWriter writer, JsonEncodedText name, Base? value)
    {
        if (value is null) return;
        writer.WriteStartObject(name);
        value.WriteElements(writer);
        writer.WriteEndObject();
    }

    public static void Objects<T>(Utf8JsonWriter writer, JsonEncodedText name, List<T>? values) where T : Base
    {
        if (values is not { Count: > 0 }) return;
        writer.WriteStartArray(name);
        foreach (var value in values) Root(writer, value);
        writer.WriteEndArray();
    }

    public static void Primitive(Utf8JsonWriter writer, JsonEncodedText name, PrimitiveType? value)
    {
        if (value is null) return;
        if (value.ObjectValue is not null)
        {
            writer.WritePropertyName(name);
            value.WriteValue(writer);
        }

        if (value.HasElements) Object(writer, Twin(name), value);
    }

    public static void Primitives<T>(Utf8JsonWriter writer, JsonEncodedText name, List<T>? values)
        where T : PrimitiveType
    {
        if (values is not { Count: > 0 }) return;
        var (hasValues, hasTwins) = (false, false);
        foreach (var value in values)
        {
            hasValues |= value.ObjectValue is not null;
            hasTwins |= value.HasElements;
        }

        if (hasValues) Values(writer, name, values);
        if (hasTwins) Twins(writer, Twin(name), values);
    }

    public static void Choice(Utf8JsonWriter writer, ChoiceName names, DataType? value)
    {
        if (value is PrimitiveType primitive) Primitive(writer, names.For(primitive), primitive);
        else if (value is not null) Object(writer, names.For(value), value);
    }

    private static void Values<T>(Utf8JsonWriter writer, JsonEncodedText name, List<T> values) where T : PrimitiveType
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            if (value.ObjectValue is null) writer.WriteNullValue();
            else value.WriteValue(writer);
        }

        writer.WriteEndArray();
    }

    private static void Twins<T>(Utf8JsonWriter writer, JsonEncodedText name, List<T> values) where T : PrimitiveType
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            if (value.HasElements) Root(writer, value);
            else writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }

    private static JsonEncodedText Twin(JsonEncodedText name) => JsonEncodedText.Encode("_" + name.Value);
}
