using System.Buffers.Binary;
using System.Text;

namespace CareBridge.Testing.Telemetry;

/// <summary>A field in the wire format of Protocol Buffers, as far as OTLP uses it.</summary>
/// <param name="Value">Of numbers.</param>
/// <param name="Bytes">Of strings and messages.</param>
internal readonly record struct WireField(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public string Text => Strict.GetString(Bytes.Span);

    public string Hex => Convert.ToHexStringLower(Bytes.Span);

    /// <exception cref="FormatException">It is no message.</exception>
    public static List<WireField> Read(ReadOnlyMemory<byte> message)
    {
        var fields = new List<WireField>();
        while (!message.IsEmpty)
        {
            var tag = Varint(ref message);
            var number = (int)(tag >> 3);
            if (number == 0) throw new FormatException("No field has the number 0.");
            fields.Add((tag & 7) switch
            {
                0 => new WireField(number, Varint(ref message), default),
                1 => new WireField(number, BinaryPrimitives.ReadUInt64LittleEndian(Take(ref message, 8).Span), default),
                2 => new WireField(number, 0, Take(ref message, Varint(ref message))),
                5 => new WireField(number, BinaryPrimitives.ReadUInt32LittleEndian(Take(ref message, 4).Span), default),
                var type => throw new FormatException($"There is no wire type {type}."),
            });
        }
        return fields;
    }

    /// <summary>Every text in a message, whatever its fields mean. What could be text or message is both.</summary>
    public static IEnumerable<string> TextsIn(ReadOnlyMemory<byte> message)
    {
        List<WireField> fields;
        try
        {
            fields = Read(message);
        }
        catch (FormatException)
        {
            yield break;
        }
        foreach (var field in fields.Where(field => !field.Bytes.IsEmpty))
        {
            if (field.TryText() is { } text) yield return text;
            foreach (var inner in TextsIn(field.Bytes)) yield return inner;
        }
    }

    private string? TryText()
    {
        try
        {
            return Text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static ulong Varint(ref ReadOnlyMemory<byte> message)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(ref message, 1).Span[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
        throw new FormatException("A number is too long.");
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> message, ulong length)
    {
        if (length > (ulong)message.Length) throw new FormatException("The message ends before its field does.");
        var taken = message[..(int)length];
        message = message[(int)length..];
        return taken;
    }
}
