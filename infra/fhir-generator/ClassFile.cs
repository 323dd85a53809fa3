namespace FhirGenerator;

/// <summary>One type of the model with everything nested in it.</summary>
internal static class ClassFile
{
    public static string Write(Class owner, IReadOnlyDictionary<string, Class> classes, ApiList api)
    {
        var code = Code.File(
            "Hl7.Fhir.Model",
            "System", "System.Collections.Generic", "System.Linq", "System.Text.Json",
            "Hl7.Fhir.Serialization", "Hl7.Fhir.Utility").Line();
        Write(code, owner, body =>
        {
            foreach (var @enum in api.Enums.Values.Where(@enum => @enum.Owner == owner.Api.Name))
            {
                body.Line();
                EnumFile.Write(body, @enum);
            }

            foreach (var nested in classes.Values.Where(type => type.Api.Owner == owner.Api.Name)
                         .OrderBy(type => type.Api.Name, StringComparer.Ordinal))
            {
                body.Line();
                Write(body, nested, _ => { });
            }
        });
        return code.ToString();
    }

    private static void Write(Code code, Class type, Action<Code> nested)
    {
        var name = type.Api.ShortName;
        code.Line($"/// <summary>FHIR R4's {type.Api.FhirType.Replace('#', '.')}.</summary>");
        code.Block($"public {(type.Api.IsAbstract ? "abstract " : "")}partial class {name} : {Bases(type)}", body =>
        {
            foreach (var element in type.Elements) Properties.Write(body, element);
            if (!type.Api.IsAbstract) Identity(body, type);
            Lookup.Write(body, type);
            Members.Write(body, type);
            nested(body);
        });
    }

    private static string Bases(Class type) => type.Api.Name switch
    {
        "Element" => "Base, IExtendable",
        "BackboneElement" or "BackboneType" or "DomainResource" => $"{type.Base}, IModifierExtendable",
        _ => type.Base,
    };

    private static void Identity(Code body, Class type)
    {
        body.Line().Line($"public override string TypeName => \"{type.Api.FhirType}\";");
        body.Line().Line($"internal override Base New() => new {type.Api.ShortName}();");
        if (ChoiceOrdinal(type) is { } ordinal)
            body.Line().Line($"internal override int ChoiceType => ChoiceTypes.{ordinal};");
    }

    private static string? ChoiceOrdinal(Class type) =>
        Tables.OpenTypeNames.Contains(type.Api.FhirType) ? type.Api.Name : null;
}
