using System.Text;
using System.Text.Json;
using Hl7.Fhir.Utility;
using Hl7.Fhir.Validation;

namespace Hl7.Fhir.Serialization;

internal sealed partial class JsonInput
{
    public string? Value(ref Utf8JsonReader reader, PrimitiveSyntax syntax)
    {
        if (!IsString(ref reader)) return null;
        var isPlain = !reader.HasValueSequence && !reader.ValueIsEscaped;
        if (isPlain && !syntax.Accepts(reader.ValueSpan)) Invalid(ref reader, syntax);
        var value = Decoded(ref reader);
        if (!isPlain && value is not null && !syntax.Accepts(value)) Invalid(ref reader, syntax);
        return value;
    }

    public string? Literal<T>(ref Utf8JsonReader reader) where T : struct, Enum
    {
        if (!IsString(ref reader)) return null;
        if (!reader.HasValueSequence && !reader.ValueIsEscaped && EnumTable<T>.Find(reader.ValueSpan) is { } known)
            return known;
        var value = Decoded(ref reader);
        if (value is not null && EnumTable<T>.Find(Encoding.UTF8.GetBytes(value)) is null)
            Report(ref reader, CodedValidationException.INVALID_CODED_VALUE_CODE,
                "The code is not in the required value set.");
        return value;
    }

    public bool? Boolean(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False) return reader.GetBoolean();
        WrongKind(ref reader, "A boolean is expected.");
        return null;
    }

    public long? Whole(ref Utf8JsonReader reader, long least, long most)
    {
        if (!IsNumber(ref reader)) return null;
        if (!reader.TryGetInt64(out var value))
            Report(ref reader, FhirJsonException.NUMBER_CANNOT_BE_PARSED_CODE, "A whole number is expected.");
        else if (value < least || value > most)
            Report(ref reader, OwnErrorCodes.NumberOutOfRange, $"The number must be between {least} and {most}.");
        else return value;
        return null;
    }

    public decimal? Decimal(ref Utf8JsonReader reader)
    {
        if (!IsNumber(ref reader)) return null;
        if (reader.TryGetDecimal(out var value)) return value;
        Report(ref reader, FhirJsonException.NUMBER_CANNOT_BE_PARSED_CODE, "The number is too large.");
        return null;
    }

    public byte[]? Base64(ref Utf8JsonReader reader)
    {
        if (!IsString(ref reader)) return null;
        try
        {
            if (reader.TryGetBytesFromBase64(out var bytes)) return bytes;
        }
        catch (InvalidOperationException)
        {
            // An escape that is no Unicode is no base64 either.
        }

        Report(ref reader, FhirJsonException.INCORRECT_BASE64_DATA_CODE, "The text is not base64.");
        return null;
    }

    private string? Decoded(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            Report(ref reader, FhirJsonException.UNEXPECTED_JSON_TOKEN_CODE, "The text is not valid Unicode.");
            return null;
        }
    }

    private bool IsString(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            WrongKind(ref reader, "A string is expected.");
            return false;
        }

        var isEmpty = reader.HasValueSequence ? reader.ValueSequence.IsEmpty : reader.ValueSpan.IsEmpty;
        if (isEmpty) Report(ref reader, FhirJsonException.PROPERTY_MAY_NOT_BE_EMPTY_CODE, "A string cannot be empty.");
        return !isEmpty;
    }

    private bool IsNumber(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number) return true;
        WrongKind(ref reader, "A number is expected.");
        return false;
    }

    private void WrongKind(ref Utf8JsonReader reader, string expected)
    {
        var code = reader.TokenType switch
        {
            JsonTokenType.StartObject => FhirJsonException.EXPECTED_PRIMITIVE_NOT_OBJECT_CODE,
            JsonTokenType.StartArray => FhirJsonException.EXPECTED_PRIMITIVE_NOT_ARRAY_CODE,
            JsonTokenType.Null => FhirJsonException.EXPECTED_PRIMITIVE_NOT_NULL_CODE,
            _ => FhirJsonException.UNEXPECTED_JSON_TOKEN_CODE,
        };
        Report(ref reader, code, expected);
        Skip(ref reader);
    }

    private void Invalid(ref Utf8JsonReader reader, PrimitiveSyntax syntax) =>
        Report(ref reader, syntax.ErrorCode, $"The text is not a valid {syntax.Name}.");
}
