namespace FhirGenerator;

/// <summary>Reading, writing, listing and copying: one line an element in each.</summary>
internal static class Members
{
    public static void Write(Code code, Class type)
    {
        if (type.Elements.Count == 0) return;
        const string read = "internal override void ReadElement(int found, ref Utf8JsonReader reader, JsonInput input)";
        code.Line().Block(read, body =>
            body.Block("switch (found & Found.Ordinal)", cases =>
            {
                foreach (var element in type.Elements) cases.Line($"case {element.Ordinal}: {Read(element)}; break;");
                cases.Line("default: base.ReadElement(found, ref reader, input); break;");
            }));
        code.Line().Block("internal override void WriteElements(Utf8JsonWriter writer)", body =>
        {
            body.Line(type.Api.Name == "Resource"
                ? "writer.WriteString(JsonNames.resourceType, TypeName);"
                : "base.WriteElements(writer);");
            foreach (var element in type.Elements) body.Line($"{Write(element)};");
        });
        code.Line().Block("internal override void ListElements(ElementSink elements)", body =>
        {
            body.Line("base.ListElements(elements);");
            foreach (var element in type.Elements) body.Line($"elements.Add(\"{element.JsonName}\", {Held(element)});");
        });
        code.Line().Block("internal override void CopyElements(Base target)", body =>
        {
            body.Line($"var copy = ({type.Api.ShortName})target;");
            body.Line("base.CopyElements(target);");
            foreach (var element in type.Elements)
                body.Line(element.Kind == ElementKind.Text
                    ? $"copy.{element.Property} = {element.Property};"
                    : $"copy.{Held(element)} = DeepCopies.Of({Held(element)});");
        });
    }

    /// <summary>The backing field of a list, so that asking does not create one.</summary>
    private static string Held(Element element) => element.IsList ? element.Field : element.Property;

    private static string Read(Element element) => (element.Kind, element.IsList) switch
    {
        (ElementKind.Object, true) =>
            $"input.Objects(ref reader, {element.Property}, static () => new {element.CreatedType}())",
        (ElementKind.Object, false) => $"{element.Property} = input.Object(ref reader, new {element.CreatedType}())",
        (ElementKind.Primitive, true) =>
            $"input.Primitives(ref reader, {element.Property}, static () => new {element.CreatedType}())",
        (ElementKind.Primitive, false) =>
            $"{element.Property} = input.Primitive(ref reader, {element.Property} ?? new {element.CreatedType}())",
        (ElementKind.Choice, false) => $"{element.Property} = input.Choice(ref reader, found, {element.Property})",
        (ElementKind.Resource, true) => $"input.Contained(ref reader, {element.Property})",
        (ElementKind.Resource, false) => $"{element.Property} = input.OneResource(ref reader)",
        (ElementKind.Text, false) => $"{element.Property} = input.Text(ref reader)",
        _ => throw new InvalidDataException($"{element.JsonName} is a list of {element.Kind}"),
    };

    private static string Write(Element element)
    {
        var names = element.Kind == ElementKind.Choice ? "ChoiceNames" : "JsonNames";
        var method = (element.Kind, element.IsList) switch
        {
            (ElementKind.Choice, _) => "Choice",
            (ElementKind.Text, _) => "Text",
            (ElementKind.Primitive, false) => "Primitive",
            (ElementKind.Primitive, true) => "Primitives",
            (_, false) => "Object",
            (_, true) => "Objects",
        };
        return $"JsonOutput.{method}(writer, {names}.@{element.JsonName}, {Held(element)})";
    }
}
