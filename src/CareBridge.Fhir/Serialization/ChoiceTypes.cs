using System.Text.Json;
using Hl7.Fhir.Model;

namespace Hl7.Fhir.Serialization;

/// <summary>The types that may stand in <c>value[x]</c> (https://hl7.org/fhir/R4/formats.html#choice).</summary>
internal static partial class ChoiceTypes
{
    public static string Suffix(int type) => Suffixes[type];

    /// <returns>False when the name does not belong to this choice at all.</returns>
    public static bool Find(
        ReadOnlySpan<byte> name, ReadOnlySpan<byte> prefix, int ordinal, ulong allowed, out int found)
    {
        found = Found.Unknown;
        if (!name.StartsWith(prefix)) return false;
        var suffix = name[prefix.Length..];
        if (suffix.IsEmpty) found = Found.ChoiceWithoutType;
        else if (!char.IsAsciiLetterUpper((char)suffix[0])) return false;
        else if (Ordinal(suffix) is var type and >= 0) found = Allowed(type, ordinal, allowed);
        else found = Found.ChoiceOfUnknownType;
        return true;
    }

    private static int Allowed(int type, int ordinal, ulong allowed)
    {
        var bit = 1UL << type;
        if ((allowed & bit) == 0) return Found.ChoiceTypeNotAllowed;
        return ordinal | type << Found.TypeShift | ((Primitives & bit) != 0 ? Found.Primitive : 0);
    }
}

/// <summary>A choice's names in JSON, one for each type that its value may have.</summary>
internal sealed class ChoiceName(string prefix)
{
    private readonly JsonEncodedText[] _names =
    [
        .. Enumerable.Range(0, ChoiceTypes.TypeCount)
            .Select(type => JsonEncodedText.Encode(prefix + ChoiceTypes.Suffix(type))),
    ];

    public JsonEncodedText For(DataType value) => value.ChoiceType >= 0
        ? _names[value.ChoiceType]
        : throw new InvalidOperationException($"A {value.TypeName} cannot be the value of {prefix}[x].");
}
