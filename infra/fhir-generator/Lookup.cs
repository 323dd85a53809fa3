using System.Globalization;

namespace FhirGenerator;

/// <summary>From a JSON property name to an element's ordinal, and back to its FHIRPath name.</summary>
internal static class Lookup
{
    public static void Write(Code code, Class type)
    {
        if (type.Elements.Count == 0) return;
        WriteFind(code, type);
        WriteName(code, type);
        if (type.Elements.Any(element => element.IsRequired))
            code.Line().Line($"internal override ulong RequiredElements => {Hex(type.Required)};");
    }

    private static void WriteFind(Code code, Class type) =>
        code.Line().Block("internal override int FindElement(ReadOnlySpan<byte> name)", body =>
        {
            var plain = type.Elements.Where(element => element.Kind != ElementKind.Choice).ToList();
            if (plain.Count > 0) body.Block("switch (name.Length)", inner => WriteCases(inner, plain));

            foreach (var choice in type.Elements.Where(element => element.Kind == ElementKind.Choice))
            {
                var arguments = $"name, \"{choice.JsonName}\"u8, {choice.Ordinal}, {Mask(choice)}";
                body.Line().Line($"if (ChoiceTypes.Find({arguments}, out var {choice.JsonName}Found))")
                    .Line($"    return {choice.JsonName}Found;");
            }

            body.Line().Line("return base.FindElement(name);");
        });

    private static void WriteCases(Code code, List<Element> elements)
    {
        foreach (var sameLength in elements.GroupBy(element => element.JsonName.Length).OrderBy(group => group.Key))
        {
            code.Line($"case {sameLength.Key}:");
            foreach (var element in sameLength)
            {
                var flag = element.Kind == ElementKind.Primitive ? " | Found.Primitive" : "";
                code.Line($"    if (name.SequenceEqual(\"{element.JsonName}\"u8)) return {element.Ordinal}{flag};");
            }

            code.Line("    break;");
        }
    }

    private static void WriteName(Code code, Class type) =>
        code.Line().Block("internal override string ElementName(int ordinal) => ordinal switch", body =>
        {
            foreach (var element in type.Elements) body.Line($"{element.Ordinal} => \"{element.JsonName}\",");
            body.Line("_ => base.ElementName(ordinal),");
        }, "};");

    private static string Mask(Element choice) =>
        Hex(choice.ChoiceTypes.Aggregate(0UL, (mask, type) => mask | 1UL << Tables.OpenTypeNames.IndexOf(type)));

    private static string Hex(ulong mask) => "0x" + mask.ToString("X", CultureInfo.InvariantCulture) + "UL";
}
