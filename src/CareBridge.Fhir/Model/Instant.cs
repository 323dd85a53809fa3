using System.Globalization;
using System.Text.Json;
using Hl7.Fhir.Serialization;

namespace Hl7.Fhir.Model;

public partial class Instant
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";

    /// <summary>As it was read: how many digits a second has, and whether UTC is Z, is the sender's to say.</summary>
    private (object? Value, string Text) _written;

    internal override void ReadValue(ref Utf8JsonReader reader, JsonInput input)
    {
        var text = input.Value(ref reader, PrimitiveSyntax.Instant);
        if (text is null || !PrimitiveSyntax.Instant.Accepts(text)) return;
        if (TryParse(text, out var value))
        {
            ObjectValue = value;
            _written = (ObjectValue, text);
        }
        else input.Report(ref reader, PrimitiveSyntax.Instant.ErrorCode, "The instant is before or after all time.");
    }

    internal override void WriteValue(Utf8JsonWriter writer)
    {
        if (ReferenceEquals(_written.Value, ObjectValue)) writer.WriteStringValue(_written.Text);
        else writer.WriteStringValue(((DateTimeOffset)ObjectValue!).ToString(Format, CultureInfo.InvariantCulture));
    }

    internal override void CopyElements(Base target)
    {
        base.CopyElements(target);
        ((Instant)target)._written = _written;
    }

    private static bool TryParse(string text, out DateTimeOffset value)
    {
        // .NET knows no leap second: the second before it is the nearest there is.
        if (text.AsSpan(17).StartsWith("60")) text = string.Concat(text.AsSpan(0, 17), "59", text.AsSpan(19));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }
}
