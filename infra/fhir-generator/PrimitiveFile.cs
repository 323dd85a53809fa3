namespace FhirGenerator;

/// <summary>The part that all primitives share; what is peculiar to one is written by hand beside it.</summary>
internal static class PrimitiveFile
{
    /// <summary>The primitives that are text in JSON, with the rule that the text keeps to.</summary>
    private static readonly Dictionary<string, string> Syntaxes = new()
    {
        ["canonical"] = "Uri",
        ["code"] = "Code",
        ["date"] = "Date",
        ["dateTime"] = "DateTime",
        ["id"] = "Id",
        ["markdown"] = "Text",
        ["oid"] = "Oid",
        ["string"] = "Text",
        ["time"] = "Time",
        ["uri"] = "Uri",
        ["url"] = "Uri",
        ["uuid"] = "Uuid",
        ["xhtml"] = "Narrative",
    };

    public static string Write(ApiType type)
    {
        var value = type.Members.Single(member => member.Name == "Value").Type.TrimEnd('?');
        var syntax = Syntaxes.GetValueOrDefault(type.FhirType);
        var isReference = value is "string" or "byte[]";
        var code = Code.File("Hl7.Fhir.Model", "System", "System.Text.Json", "Hl7.Fhir.Serialization").Line();
        code.Line($"/// <summary>FHIR R4's {type.FhirType}.</summary>");
        var face = isReference ? $"IValue<{value}?>" : $"INullableValue<{value}>";
        code.Block($"public partial class {type.Name} : PrimitiveType, {face}", body =>
        {
            if (type.Pattern is not null) body.Line($"public const string PATTERN = @\"{type.Pattern}\";").Line();
            body.Line($"public {type.Name}()").Line("{").Line("}").Line();
            body.Line($"public {type.Name}({value}? value) => ObjectValue = value;").Line();
            body.Block($"public {value}? Value", accessors =>
            {
                accessors.Line($"get => ({value}?)ObjectValue;");
                accessors.Line("set => ObjectValue = value;");
            }).Line();
            body.Line($"public override string TypeName => \"{type.FhirType}\";").Line();
            body.Line($"internal override Base New() => new {type.Name}();");
            if (Tables.OpenTypeNames.Contains(type.FhirType))
                body.Line().Line($"internal override int ChoiceType => ChoiceTypes.{type.Name};");
            if (syntax is not null) WriteText(body, syntax, type);
        });
        return code.ToString();
    }

    private static void WriteText(Code code, string syntax, ApiType type)
    {
        if (type.Pattern is not null)
            code.Line().Line("public static bool IsValidValue(string? value) =>")
                .Line($"    PrimitiveSyntax.{syntax}.Accepts(value);");
        code.Line().Line("internal override void ReadValue(ref Utf8JsonReader reader, JsonInput input) =>")
            .Line($"    ObjectValue = input.Value(ref reader, PrimitiveSyntax.{syntax});");
        code.Line().Line("internal override void WriteValue(Utf8JsonWriter writer) =>")
            .Line("    writer.WriteStringValue((string)ObjectValue!);");
    }
}
