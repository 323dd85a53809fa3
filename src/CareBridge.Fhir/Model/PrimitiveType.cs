using System.Text.Json;
using Hl7.Fhir.Serialization;

namespace Hl7.Fhir.Model;

/// <summary>
/// A single value that may carry an id and extensions beside it, or instead of it
/// (https://hl7.org/fhir/R4/json.html#primitive).
/// </summary>
public abstract class PrimitiveType : DataType
{
    /// <summary>The value without its type: what was read is kept here even when it is not valid.</summary>
    public object? ObjectValue { get; set; }

    public bool HasElements => ElementId is not null || HasExtensions;

    internal abstract void ReadValue(ref Utf8JsonReader reader, JsonInput input);

    internal abstract void WriteValue(Utf8JsonWriter writer);

    internal override void ListElements(ElementSink elements)
    {
        base.ListElements(elements);
        elements.Add("value", ObjectValue);
    }

    internal override void CopyElements(Base target)
    {
        base.CopyElements(target);
        ((PrimitiveType)target).ObjectValue = ObjectValue is byte[] bytes ? bytes.ToArray() : ObjectValue;
    }
}
