namespace FhirGenerator;

internal static class EnumFile
{
    public static string Write(ApiEnum @enum)
    {
        var code = Code.File("Hl7.Fhir.Model", "Hl7.Fhir.Utility").Line();
        Write(code, @enum);
        return code.ToString();
    }

    public static void Write(Code code, ApiEnum @enum)
    {
        var arguments = new[] { @enum.Binding, @enum.ValueSet, @enum.System }.OfType<string>().Select(Quote);
        code.Line($"[FhirEnumeration({string.Join(", ", arguments)})]");
        code.Block($"public enum {@enum.ShortName}", body =>
        {
            foreach (var literal in @enum.Literals)
            {
                var system = literal.System ?? @enum.System;
                body.Line($"[EnumLiteral({Quote(literal.Literal)}{(system is null ? "" : ", " + Quote(system))})]");
                if (literal.IsOutsideR4) body.Line("[OutsideR4]");
                body.Line($"{literal.Name},");
            }
        });
    }

    private static string Quote(string text) => $"\"{text}\"";
}
