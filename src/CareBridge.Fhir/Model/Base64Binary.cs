using System.Text.Json;
using Hl7.Fhir.Serialization;

namespace Hl7.Fhir.Model;

public partial class Base64Binary
{
    internal override void ReadValue(ref Utf8JsonReader reader, JsonInput input) =>
        ObjectValue = input.Base64(ref reader);

    internal override void WriteValue(Utf8JsonWriter writer) => writer.WriteBase64StringValue((byte[])ObjectValue!);
}
