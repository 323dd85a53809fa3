using System.Text.Json;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;

namespace Hl7.Fhir.Model;

/// <summary>
/// A code bound to a fixed set (https://hl7.org/fhir/R4/terminologies.html#required). A literal outside the set stays
/// readable as <see cref="PrimitiveType.ObjectValue"/>.
/// </summary>
public class Code<T> : PrimitiveType, INullableValue<T>, ISystemAndCode where T : struct, Enum
{
    public Code()
    {
    }

    public Code(T? value) => Value = value;

    public T? Value
    {
        get => ObjectValue is string literal ? EnumTable<T>.Find(literal) : null;
        set => ObjectValue = value is { } member ? EnumTable<T>.Literal(member) : null;
    }

    public override string TypeName => "code";

    string? ISystemAndCode.System => Value is { } member ? EnumTable<T>.System(member) : null;

    string? ISystemAndCode.Code => (string?)ObjectValue;

    internal override int ChoiceType => ChoiceTypes.Code;

    internal override Base New() => new Code<T>();

    internal override void ReadValue(ref Utf8JsonReader reader, JsonInput input) =>
        ObjectValue = input.Literal<T>(ref reader);

    internal override void WriteValue(Utf8JsonWriter writer) => writer.WriteStringValue((string)ObjectValue!);
}
