using System.Numerics;
using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;
using Hl7.Fhir.Validation;

namespace Hl7.Fhir.Serialization;

internal sealed partial class JsonInput
{
    public List<CodedException> Issues { get; } = [];

    public void Report(ref Utf8JsonReader reader, string code, string message) =>
        Report(code, message, Path(), reader.TokenStartIndex);

    /// <summary>Takes in what the reader itself refused: text that is not JSON, or nested too deeply.</summary>
    public void Malformed(ref Utf8JsonReader reader, JsonException error)
    {
        // A reader that refuses to go deeper stands one level above the one that it refused.
        if (reader.CurrentDepth >= reader.CurrentState.Options.MaxDepth - 1)
            Add(OwnErrorCodes.NestedTooDeeply, "The input is nested too deeply.", Path(), reader.BytesConsumed);
        else
            Add(OwnErrorCodes.MalformedJson, "The input is not well-formed JSON.", Path(), reader.BytesConsumed,
                error.LineNumber + 1);
    }

    private void Report(string code, string message, string? path, long position)
    {
        if (Issues.Count == settings.MaxIssues)
            Stop(OwnErrorCodes.TooManyErrors, "There are too many errors to list.", position);
        Add(code, message, path, position);
    }

    private void Add(string code, string message, string? path, long position, long? line = null) =>
        Issues.Add(code.StartsWith("PVAL", StringComparison.Ordinal)
            || code is OwnErrorCodes.ExtensionNeedsValueOrExtensions or OwnErrorCodes.ElementNeedsContent
            ? new CodedValidationException(code, message, path, line, position, Severity(code), Kind(code))
            : new FhirJsonException(code, message, path, line, position, Severity(code), Kind(code)));

    private void Unfound(ref Utf8JsonReader reader, int found, scoped ReadOnlySpan<byte> name)
    {
        var (code, message) = found switch
        {
            Found.ChoiceWithoutType =>
                (FhirJsonException.CHOICE_ELEMENT_HAS_NO_TYPE_CODE, "The property's name lacks the type of its value."),
            Found.ChoiceOfUnknownType =>
                (FhirJsonException.CHOICE_ELEMENT_HAS_UNKOWN_TYPE_CODE,
                    "The property's name ends with an unknown type."),
            Found.ChoiceTypeNotAllowed =>
                (CodedValidationException.CHOICE_TYPE_NOT_ALLOWED_CODE, "The value cannot have this type here."),
            _ => (FhirJsonException.UNKNOWN_PROPERTY_FOUND_CODE, $"There is no element '{Printable(name)}' here."),
        };
        Report(ref reader, code, message);
        Next(ref reader);
        Skip(ref reader);
    }

    private void Duplicate(ref Utf8JsonReader reader)
    {
        Report(ref reader, FhirJsonException.DUPLICATE_PROPERTY_CODE, "The element stands here more than once.");
        Skip(ref reader);
    }

    private void IllegalUnderscore(ref Utf8JsonReader reader)
    {
        Report(ref reader, FhirJsonException.USE_OF_UNDERSCORE_ILLEGAL_CODE,
            "Only primitives have an underscored twin.");
        Skip(ref reader);
    }

    private void Empty(ref Utf8JsonReader reader) =>
        Report(ref reader, FhirJsonException.OBJECTS_CANNOT_BE_EMPTY_CODE, "An object cannot be empty.");

    private void NothingButId(ref Utf8JsonReader reader) =>
        Report(ref reader, OwnErrorCodes.ElementNeedsContent, "An element has a value or children besides its id.");

    private void Missing(ref Utf8JsonReader reader, Base target, ulong missing)
    {
        for (; missing != 0; missing &= missing - 1)
        {
            _frames[_depth].Found = BitOperations.TrailingZeroCount(missing);
            Report(ref reader, CodedValidationException.INCORRECT_CARDINALITY_MIN_CODE,
                $"The element {target.ElementName(_frames[_depth].Found)} is required.");
        }

        _frames[_depth].Found = Found.Unknown;
    }

    private void HoldPlace(ref Utf8JsonReader reader, PrimitiveType item, int index)
    {
        _placeholders ??= [];
        if (_placeholders.Count == JsonLimits.Placeholders)
            Stop(OwnErrorCodes.TooManyErrors, "There are too many nulls in arrays.", reader.TokenStartIndex);
        _placeholders.Add(new(item, _depth, _frames[_depth].Found, index));
    }

    private void CheckPlaceholders(ref Utf8JsonReader reader)
    {
        for (var i = (_placeholders?.Count ?? 0) - 1; i >= 0 && _placeholders![i].Depth == _depth; i--)
        {
            var (item, _, found, index) = _placeholders[i];
            _placeholders.RemoveAt(i);
            if (item.ObjectValue is not null || item.HasElements) continue;
            (_frames[_depth].Found, _frames[_depth].Index) = (found, index);
            Report(ref reader, FhirJsonException.PRIMITIVE_ARRAYS_ONLY_NULL_CODE,
                "An item is null in the array and in its underscored twin.");
            (_frames[_depth].Found, _frames[_depth].Index) = (Found.Unknown, -1);
        }
    }

    private void TooDeep(ref Utf8JsonReader reader) =>
        Stop(OwnErrorCodes.NestedTooDeeply, "The input is nested too deeply.", reader.TokenStartIndex);

    private void TooLarge(ref Utf8JsonReader reader) =>
        Stop(OwnErrorCodes.InputTooLarge, "The input is too large.", reader.TokenStartIndex);

    private void Stop(string code, string message, long position)
    {
        Add(code, message, Path(), position);
        throw new ReadingStoppedException();
    }

    private string? Path()
    {
        if (Root is null) return null;
        var path = new StringBuilder(Root.TypeName);
        for (var i = 0; i <= _depth; i++)
        {
            ref var frame = ref _frames[i];
            if (frame.Found < 0) continue;
            path.Append('.').Append(frame.Target.ElementName(frame.Found & Found.Ordinal));
            if (frame.Index >= 0) path.Append('[').Append(frame.Index).Append(']');
        }

        return path.ToString();
    }

    /// <summary>A name is repeated only if it looks like an element's: anything else could be private data.</summary>
    private static string Printable(ReadOnlySpan<byte> name)
    {
        if (name.Length > 64) return "?";
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter)) return "?";
        }

        return Encoding.ASCII.GetString(name);
    }

    private static OperationOutcome.IssueSeverity Severity(string code) =>
        code is OwnErrorCodes.MalformedJson or OwnErrorCodes.InputTooLarge or OwnErrorCodes.NestedTooDeeply
            or OwnErrorCodes.TooManyErrors
            ? OperationOutcome.IssueSeverity.Fatal
            : OperationOutcome.IssueSeverity.Error;

    private static OperationOutcome.IssueType Kind(string code) => code switch
    {
        CodedValidationException.INCORRECT_CARDINALITY_MIN_CODE => OperationOutcome.IssueType.Required,
        CodedValidationException.INVALID_CODED_VALUE_CODE => OperationOutcome.IssueType.CodeInvalid,
        OwnErrorCodes.ExtensionNeedsValueOrExtensions or OwnErrorCodes.ElementNeedsContent =>
            OperationOutcome.IssueType.Invariant,
        OwnErrorCodes.InputTooLarge or OwnErrorCodes.NestedTooDeeply => OperationOutcome.IssueType.TooLong,
        OwnErrorCodes.TooManyErrors => OperationOutcome.IssueType.TooCostly,
        OwnErrorCodes.NumberOutOfRange or FhirJsonException.NUMBER_CANNOT_BE_PARSED_CODE =>
            OperationOutcome.IssueType.Value,
        _ when code.StartsWith("PVAL", StringComparison.Ordinal) => OperationOutcome.IssueType.Value,
        _ => OperationOutcome.IssueType.Structure,
    };
}

/// <summary>Unwinds a reading that went over a limit; the issue has been reported before it is thrown.</summary>
internal sealed class ReadingStoppedException : Exception;
