using System.Text.Json;
using Hl7.Fhir.Model;

namespace Hl7.Fhir.Serialization;

/// <summary>
/// One reading of one input: walks the JSON once, hands every property to the generated code of the object it belongs
/// to, and remembers where it is so that an error can say so.
/// </summary>
internal sealed partial class JsonInput(FhirJsonPocoDeserializerSettings settings)
{
    private const ulong OnlyId = 1;

    private Frame[] _frames = new Frame[16];
    private int _depth = -1;
    private long _start;
    private bool _shadow;
    private bool _contained;
    private byte[]? _nameBuffer;
    private List<Placeholder>? _placeholders;

    public Base? Root { get; private set; }

    public void Start(ref Utf8JsonReader reader)
    {
        _start = reader.BytesConsumed;
        if (reader.TokenType == JsonTokenType.None) Next(ref reader);
    }

    public void ReadRoot(ref Utf8JsonReader reader, Base target)
    {
        Root = target;
        Object(ref reader, target);
    }

    public void ReadRootResource(ref Utf8JsonReader reader) => OneResource(ref reader);

    private void Members(ref Utf8JsonReader reader, Base target)
    {
        Enter(ref reader, target);
        var (seen, shadows, isEmpty, hasType) = (0UL, 0UL, true, false);
        while (Next(ref reader) != JsonTokenType.EndObject)
        {
            isEmpty = false;
            var name = Name(ref reader, out var isShadow);
            var found = target.FindElement(name);
            if (found < 0)
            {
                _frames[_depth].Found = Found.Unknown;
                if (!isShadow && target is Resource && name.SequenceEqual("resourceType"u8))
                    ResourceType(ref reader, ref hasType);
                else Unfound(ref reader, found, name);
                continue;
            }

            Next(ref reader);
            _frames[_depth].Found = found;
            var bit = 1UL << (found & Found.Ordinal);
            ref var already = ref isShadow ? ref shadows : ref seen;
            if ((already & bit) != 0) Duplicate(ref reader);
            else if (isShadow && (found & Found.Primitive) == 0) IllegalUnderscore(ref reader);
            else
            {
                _shadow = isShadow;
                target.ReadElement(found, ref reader, this);
            }

            already |= bit;
        }

        _frames[_depth].Found = Found.Unknown;
        if (isEmpty && target is not Resource) Empty(ref reader);
        CheckPlaceholders(ref reader);
        var missing = target.RequiredElements & ~(seen | shadows);
        if (missing != 0 && !isEmpty) Missing(ref reader, target, missing);
        if (seen == OnlyId && target is Element and not PrimitiveType) NothingButId(ref reader);
        target.CheckRules(ref reader, this);
        _depth--;
    }

    private void Enter(ref Utf8JsonReader reader, Base target)
    {
        if (reader.CurrentDepth >= settings.MaxDepth) TooDeep(ref reader);
        if (reader.BytesConsumed - _start > settings.MaxBytes) TooLarge(ref reader);
        if (++_depth == _frames.Length) Array.Resize(ref _frames, _depth * 2);
        _frames[_depth] = new() { Target = target, Found = Found.Unknown, Index = -1 };
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader)
    {
        do
        {
            // A reader over a part of the input ends without an error of its own.
            if (!reader.Read()) throw new JsonException("The input ends too early.");
        }
        while (reader.TokenType == JsonTokenType.Comment);

        return reader.TokenType;
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        if (!reader.TrySkip()) throw new JsonException("The input ends too early.");
    }

    private ReadOnlySpan<byte> Name(ref Utf8JsonReader reader, out bool isShadow)
    {
        var name = reader.HasValueSequence || reader.ValueIsEscaped ? CopiedName(ref reader) : reader.ValueSpan;
        isShadow = name.Length > 1 && name[0] == '_';
        return isShadow ? name[1..] : name;
    }

    private ReadOnlySpan<byte> CopiedName(ref Utf8JsonReader reader)
    {
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        // No element's name is near this long; what is longer is unknown whatever it says.
        if (length > 256) return "?"u8;
        _nameBuffer ??= new byte[256];
        try
        {
            return _nameBuffer.AsSpan(0, reader.CopyString(_nameBuffer));
        }
        catch (InvalidOperationException)
        {
            return "?"u8;
        }
    }

    private struct Frame
    {
        public Base Target;
        public int Found;
        public int Index;
    }

    /// <summary>An item that was null where it stood: its twin must fill it before the object ends.</summary>
    private readonly record struct Placeholder(PrimitiveType Item, int Depth, int Found, int Index);
}
