using System.Text;

namespace FhirGenerator;

/// <summary>Indented C# text.</summary>
internal sealed class Code
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public static Code File(string @namespace, params string[] usings)
    {
        var code = new Code().Line("#nullable enable").Line();
        foreach (var name in usings) code.Line($"using {name};");
        return code.Line().Line($"namespace {@namespace};");
    }

    /// <summary>Inside the namespace it wins over the implicit usings: Task and Range are System's words too.</summary>
    public static Code FileOnModel(string @namespace, params string[] usings) =>
        File(@namespace, usings).Line().Line("using Hl7.Fhir.Model;");

    public Code Line(string text = "")
    {
        if (text.Length > 0) _text.Append(' ', _depth * 4).Append(text);
        _text.Append('\n');
        return this;
    }

    public Code Block(string head, Action<Code> body, string end = "}")
    {
        Line(head).Line("{");
        _depth++;
        body(this);
        _depth--;
        return Line(end);
    }

    public override string ToString() => _text.ToString();
}
