using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Hl7.Fhir.Utility;

/// <summary>
/// An enumeration's literals. The attributes are read once for each enumeration; after that no reflection takes part.
/// Members are numbered from zero without gaps, which the SDK's list shows, so the number is the index.
/// </summary>
internal static class EnumTable<T> where T : struct, Enum
{
    private static readonly EnumLiteralAttribute[] Members = [.. Enum.GetNames<T>().Select(Attribute)];
    private static readonly string[] Literals = [.. Members.Select(member => member.Literal)];
    private static readonly Dictionary<string, T> ByLiteral =
        Literals.Index().ToDictionary(pair => pair.Item, pair => Member(pair.Index));

    private static readonly ILookup<int, (byte[] Utf8, string Literal)> ByLength =
        Literals.Where((_, index) => !IsOutsideR4(index))
            .Select(literal => (Utf8: Encoding.UTF8.GetBytes(literal), literal)).ToLookup(pair => pair.Utf8.Length);

    private static readonly (byte[] Utf8, string Literal)[][] Buckets =
    [
        .. Enumerable.Range(0, Literals.Max(literal => literal.Length) + 1)
            .Select(length => ByLength[length].ToArray()),
    ];

    public static string Literal(T member) => Literals[Unsafe.As<T, int>(ref member)];

    public static string? System(T member) => Members[Unsafe.As<T, int>(ref member)].System;

    public static T? Find(string literal) => ByLiteral.TryGetValue(literal, out var member) ? member : null;

    /// <summary>The one shared string for a literal of R4, so that reading codes allocates none.</summary>
    public static string? Find(ReadOnlySpan<byte> literal)
    {
        if (literal.Length >= Buckets.Length) return null;
        foreach (var (utf8, text) in Buckets[literal.Length])
        {
            if (literal.SequenceEqual(utf8)) return text;
        }

        return null;
    }

    private static T Member(int index) => Unsafe.As<int, T>(ref index);

    private static bool IsOutsideR4(int index) =>
        typeof(T).GetField(Enum.GetName(Member(index))!)!.IsDefined(typeof(OutsideR4Attribute));

    private static EnumLiteralAttribute Attribute(string name) =>
        typeof(T).GetField(name)!.GetCustomAttribute<EnumLiteralAttribute>()!;
}
