using System.Text.Json;
using Hl7.Fhir.Serialization;

namespace Hl7.Fhir.Model;

public partial class FhirBoolean
{
    private static readonly object True = true;
    private static readonly object False = false;

    internal override void ReadValue(ref Utf8JsonReader reader, JsonInput input) =>
        ObjectValue = input.Boolean(ref reader) switch { true => True, false => False, null => null };

    internal override void WriteValue(Utf8JsonWriter writer) => writer.WriteBooleanValue((bool)ObjectValue!);
}
