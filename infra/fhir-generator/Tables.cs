namespace FhirGenerator;

/// <summary>What is shared by all types: choice suffixes, property names, the names of resources.</summary>
internal static class Tables
{
    /// <summary>FHIR names of the types that may stand in value[x]; the place in the list is the ordinal.</summary>
    public static List<string> OpenTypeNames { get; } = [];

    public static string ChoiceTypes(IReadOnlyList<(string Fhir, string CSharp)> types)
    {
        var code = Code.FileOnModel("Hl7.Fhir.Serialization", "System", "System.Text.Json").Line();
        code.Block("internal static partial class ChoiceTypes", body =>
        {
            for (var i = 0; i < types.Count; i++) body.Line($"public const int {types[i].CSharp} = {i};");
            body.Line($"public const int TypeCount = {types.Count};").Line();
            body.Block("private static int Ordinal(ReadOnlySpan<byte> suffix)", find =>
            {
                find.Block("switch (suffix.Length)", cases =>
                {
                    foreach (var group in types.GroupBy(type => type.Fhir.Length).OrderBy(group => group.Key))
                    {
                        cases.Line($"case {group.Key}:");
                        foreach (var (fhir, csharp) in group)
                            cases.Line($"    if (suffix.SequenceEqual(\"{Suffix(fhir)}\"u8)) return {csharp};");
                        cases.Line("    break;");
                    }
                });
                find.Line().Line("return -1;");
            });
            body.Line().Block("public static DataType New(int ordinal) => ordinal switch", cases =>
            {
                foreach (var (_, csharp) in types) cases.Line($"{csharp} => new {csharp}(),");
                cases.Line("_ => throw new ArgumentOutOfRangeException(nameof(ordinal)),");
            }, "};");
            var primitives = types.Where(type => char.IsLower(type.Fhir[0])).Select(type => $"1UL << {type.CSharp}");
            body.Line().Line($"private const ulong Primitives = {string.Join(" | ", primitives)};");
            var suffixes = types.Select(type => $"\"{Suffix(type.Fhir)}\"");
            body.Line().Line($"private static readonly string[] Suffixes = [{string.Join(", ", suffixes)}];");
        });
        return code.ToString();
    }

    public static string ChoiceNames(IReadOnlyDictionary<string, Class> classes) =>
        Names("ChoiceNames", "ChoiceName", "new(\"{0}\")", classes, element => element.Kind == ElementKind.Choice);

    public static string JsonNames(IReadOnlyDictionary<string, Class> classes) =>
        Names(
            "JsonNames", "JsonEncodedText", "JsonEncodedText.Encode(\"{0}\")", classes,
            element => element.Kind != ElementKind.Choice, "resourceType");

    public static string ResourceTypes(IReadOnlyDictionary<string, Class> classes)
    {
        var names = classes.Values.Where(type => type.IsResource && !type.Api.IsAbstract).Select(type => type.Api.Name)
            .Order(StringComparer.Ordinal).ToList();
        var code = Code.FileOnModel("Hl7.Fhir.Serialization", "System", "System.Collections.Generic").Line();
        code.Block("internal static class ResourceTypes", body =>
        {
            body.Block("public static Resource? New(ReadOnlySpan<byte> name)", find =>
            {
                foreach (var name in names) find.Line($"if (name.SequenceEqual(\"{name}\"u8)) return new {name}();");
                find.Line("return null;");
            });
            body.Line().Block("public static readonly Dictionary<string, Type> ByName = new()", all =>
            {
                foreach (var name in names) all.Line($"[\"{name}\"] = typeof({name}),");
            }, "};");
        });
        return code.ToString();
    }

    private static string Names(
        string @class,
        string type,
        string value,
        IReadOnlyDictionary<string, Class> classes,
        Func<Element, bool> wanted,
        params string[] others)
    {
        var names = classes.Values.SelectMany(owner => owner.Elements).Where(wanted).Select(element => element.JsonName)
            .Concat(others).Distinct().Order(StringComparer.Ordinal);
        var code = Code.File("Hl7.Fhir.Serialization", "System.Text.Json").Line();
        code.Block($"internal static class {@class}", body =>
        {
            foreach (var name in names)
                body.Line($"public static readonly {type} @{name} = {string.Format(null, value, name)};");
        });
        return code.ToString();
    }

    private static string Suffix(string fhirType) => char.ToUpperInvariant(fhirType[0]) + fhirType[1..];
}
