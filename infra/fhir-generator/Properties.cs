namespace FhirGenerator;

/// <summary>The public properties: an element and, for a primitive, its plain value beside it.</summary>
internal static class Properties
{
    public static void Write(Code code, Element element)
    {
        if (element.IsList) WriteList(code, element);
        else code.Line($"public {element.Type}? {element.Property} {{ get; set; }}").Line();
        if (element.Value is null) return;
        if (element.IsList) WriteValues(code, element, element.Value);
        else WriteValue(code, element, element.Value);
    }

    private static void WriteList(Code code, Element element)
    {
        code.Line($"private List<{element.Type}>? {element.Field};").Line();
        code.Block($"public List<{element.Type}> {element.Property}", body =>
        {
            body.Line($"get => {element.Field} ??= [];");
            body.Line($"set => {element.Field} = value;");
        }).Line();
    }

    private static void WriteValue(Code code, Element element, ApiMember value) =>
        code.Block($"public {value.Type.TrimEnd('?')}? {value.Name}", body =>
        {
            body.Line($"get => {element.Property}?.Value;");
            body.Line($"set => {element.Property} = value is null ? null : new {element.CreatedType}(value);");
        }).Line();

    private static void WriteValues(Code code, Element element, ApiMember value)
    {
        var item = value.Type["IEnumerable<".Length..^1].TrimEnd('?');
        code.Block($"public IEnumerable<{item}?> {value.Name}", body =>
        {
            body.Line($"get => {element.Property}.Select(element => element.Value);");
            body.Line($"set => {element.Property} = [.. value.Select(item => new {element.CreatedType}(item))];");
        }).Line();
    }
}
