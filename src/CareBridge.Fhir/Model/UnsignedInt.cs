using System.Text.Json;
using Hl7.Fhir.Serialization;

namespace Hl7.Fhir.Model;

public partial class UnsignedInt
{
    internal override void ReadValue(ref Utf8JsonReader reader, JsonInput input) =>
        ObjectValue = (int?)input.Whole(ref reader, 0, int.MaxValue);

    internal override void WriteValue(Utf8JsonWriter writer) => writer.WriteNumberValue((int)ObjectValue!);
}
