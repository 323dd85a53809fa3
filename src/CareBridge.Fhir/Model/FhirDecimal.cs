using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Hl7.Fhir.Serialization;

namespace Hl7.Fhir.Model;

public partial class FhirDecimal
{
    /// <summary>As it was read, when .NET would write it otherwise: 1E2, or more digits than a decimal holds.</summary>
    private (object? Value, string Text) _written;

    internal override void ReadValue(ref Utf8JsonReader reader, JsonInput input)
    {
        if (input.Decimal(ref reader) is not { } value) return;
        ObjectValue = value;
        Span<byte> usual = stackalloc byte[40];
        value.TryFormat(usual, out var length, default, CultureInfo.InvariantCulture);
        if (!reader.HasValueSequence && reader.ValueSpan.SequenceEqual(usual[..length])) return;
        var text = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        _written = (ObjectValue, Encoding.ASCII.GetString(text));
    }

    internal override void WriteValue(Utf8JsonWriter writer)
    {
        if (ReferenceEquals(_written.Value, ObjectValue))
            writer.WriteRawValue(_written.Text, skipInputValidation: true);
        else
            writer.WriteNumberValue((decimal)ObjectValue!);
    }

    internal override void CopyElements(Base target)
    {
        base.CopyElements(target);
        ((FhirDecimal)target)._written = _written;
    }
}
