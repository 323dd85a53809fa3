using System.Text.Json;
using Hl7.Fhir.Serialization;

namespace Hl7.Fhir.Model;

/// <summary>R4 has it in Attachment.size only, where JSON holds an unsignedInt; R5 would hold a string.</summary>
public partial class Integer64
{
    internal override void ReadValue(ref Utf8JsonReader reader, JsonInput input) =>
        ObjectValue = input.Whole(ref reader, 0, int.MaxValue);

    internal override void WriteValue(Utf8JsonWriter writer) => writer.WriteNumberValue((long)ObjectValue!);
}
