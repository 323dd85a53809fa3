using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hl7.Fhir.Model;

namespace Hl7.Fhir.Serialization;

/// <summary>Teaches System.Text.Json the types of the model.</summary>
public static class JsonSerializerOptionsExtensions
{
    public static JsonSerializerOptions ForFhir(this JsonSerializerOptions options) => options.ForFhir(new());

    public static JsonSerializerOptions ForFhir(
        this JsonSerializerOptions options, FhirJsonPocoDeserializerSettings deserializerSettings)
    {
        var copy = new JsonSerializerOptions(options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        copy.Converters.Add(new ConverterFactory(deserializerSettings));
        return copy;
    }

    public static JsonSerializerOptions Compact(this JsonSerializerOptions options) =>
        new(options) { WriteIndented = false };

    public static JsonSerializerOptions Pretty(this JsonSerializerOptions options) =>
        new(options) { WriteIndented = true };

    private sealed class ConverterFactory(FhirJsonPocoDeserializerSettings settings) : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeof(Base).IsAssignableFrom(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert), settings)!;
    }

    private sealed class Converter<T>(FhirJsonPocoDeserializerSettings settings) : JsonConverter<T> where T : Base
    {
        private readonly FhirJsonPocoDeserializer _deserializer = new(settings);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            _deserializer.DeserializeObject<T>(ref reader);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            JsonOutput.Root(writer, value);
    }
}
