using System.Buffers;
using System.Text;
using Hl7.Fhir.Validation;

namespace Hl7.Fhir.Serialization;

/// <summary>What the text of a primitive must look like (https://hl7.org/fhir/R4/datatypes.html#primitive).</summary>
internal sealed class PrimitiveSyntax
{
    private static readonly SearchValues<byte> Whitespace = SearchValues.Create(" \t\n\r\f\v"u8);

    private static readonly SearchValues<byte> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code).Except("\t\n\r"u8.ToArray())]);

    private static readonly SearchValues<byte> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-."u8);

    private readonly Rule _rule;

    private PrimitiveSyntax(string name, string errorCode, Rule rule) =>
        (Name, ErrorCode, _rule) = (name, errorCode, rule);

    private delegate bool Rule(ReadOnlySpan<byte> text);

    public static PrimitiveSyntax Text { get; } =
        new("string", OwnErrorCodes.InvalidText, static text => text.IndexOfAny(ControlCharacters) < 0);

    public static PrimitiveSyntax Code { get; } =
        new("code", CodedValidationException.CODE_LITERAL_INVALID_CODE, IsCode);

    public static PrimitiveSyntax Id { get; } = new(
        "id",
        CodedValidationException.ID_LITERAL_INVALID_CODE,
        static text => text.Length is > 0 and <= 64 && text.IndexOfAnyExcept(IdCharacters) < 0);

    public static PrimitiveSyntax Uri { get; } = new(
        "uri", CodedValidationException.URI_LITERAL_INVALID_CODE, static text => text.IndexOfAny(Whitespace) < 0);

    public static PrimitiveSyntax Oid { get; } = new("oid", CodedValidationException.OID_LITERAL_INVALID_CODE, IsOid);

    public static PrimitiveSyntax Uuid { get; } =
        new("uuid", CodedValidationException.UUID_LITERAL_INVALID_CODE, IsUuid);

    public static PrimitiveSyntax Date { get; } =
        new("date", CodedValidationException.DATE_LITERAL_INVALID_CODE, DateSyntax.IsDate);

    public static PrimitiveSyntax DateTime { get; } =
        new("dateTime", CodedValidationException.DATETIME_LITERAL_INVALID_CODE, DateSyntax.IsDateTime);

    public static PrimitiveSyntax Instant { get; } =
        new("instant", FhirJsonException.STRING_ISNOTAN_INSTANT_CODE, DateSyntax.IsInstant);

    public static PrimitiveSyntax Time { get; } =
        new("time", CodedValidationException.TIME_LITERAL_INVALID_CODE, DateSyntax.IsTime);

    public static PrimitiveSyntax Narrative { get; } =
        new("narrative", CodedValidationException.NARRATIVE_XML_IS_INVALID_CODE, IsDiv);

    public string Name { get; }

    public string ErrorCode { get; }

    public bool Accepts(ReadOnlySpan<byte> text) => _rule(text);

    public bool Accepts(string? text)
    {
        if (string.IsNullOrEmpty(text)) return false;
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var isAccepted = _rule(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        ArrayPool<byte>.Shared.Return(buffer);
        return isAccepted;
    }

    /// <summary>Words with single spaces between them, and none around them.</summary>
    private static bool IsCode(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var space = text.IndexOfAny(Whitespace);
            if (space < 0) return !text.IsEmpty;
            if (space == 0 || text[space] != ' ') return false;
            text = text[(space + 1)..];
        }
    }

    private static bool IsOid(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("urn:oid:"u8)) return false;
        text = text[8..];
        if (text.Length < 3 || text[0] is < (byte)'0' or > (byte)'2' || text[1] != '.') return false;
        foreach (var range in text[2..].Split((byte)'.'))
        {
            var arc = text[2..][range];
            if (arc.IsEmpty || arc.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0) return false;
            if (arc.Length > 1 && arc[0] == '0') return false;
        }

        return true;
    }

    private static bool IsUuid(ReadOnlySpan<byte> text)
    {
        if (text.Length != 45 || !text.StartsWith("urn:uuid:"u8)) return false;
        text = text[9..];
        for (var i = 0; i < text.Length; i++)
        {
            var isDash = i is 8 or 13 or 18 or 23;
            if (isDash ? text[i] != '-' : !char.IsAsciiHexDigitLower((char)text[i])) return false;
        }

        return true;
    }

    /// <summary>The shape only: whoever shows a narrative must sanitise it in any case.</summary>
    private static bool IsDiv(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t\n\r"u8);
        return text.StartsWith("<div"u8) && (text.EndsWith("</div>"u8) || text.EndsWith("/>"u8));
    }
}
