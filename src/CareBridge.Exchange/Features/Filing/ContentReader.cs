using System.Globalization;
using CareBridge.Contracts.Aftercare;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>Reads what is kept as it is written: words, days, and the codes of other systems.</summary>
internal sealed class ContentReader(StrictReader strict)
{
    /// <summary>Characters of a code, its system or its name.</summary>
    private const int CodeLength = 500;

    private const int MostCodings = 10;

    private readonly Findings _findings = strict.Findings;

    /// <param name="length">Most characters.</param>
    public string? Text(string? text, string path, int length)
    {
        if (text is null) return null;
        _findings.That(
            text.Length <= length && !string.IsNullOrWhiteSpace(text), path, $"1 to {length} characters.");
        _findings.That(
            !text.Any(character => char.IsControl(character) && character is not ('\t' or '\n' or '\r')),
            path,
            "No control characters but tabs and line breaks.");
        return text;
    }

    public IReadOnlyList<string> Texts(IEnumerable<string?> texts, string path, int length, string element)
    {
        var read = new List<string>();
        foreach (var (text, at) in StrictReader.Indexed(texts, path))
        {
            _findings.That(text is not null, $"{at}.{element}", "Required.");
            read.Add(Text(text, $"{at}.{element}", length) ?? "");
        }
        return read;
    }

    public DateOnly? Day(FhirDateTime? day, string path)
    {
        if (day is null) return null;
        if (DateOnly.TryParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out var read))
            return read;
        _findings.Add(path, "Give a day, as 2026-11-20.");
        return null;
    }

    public (DateOnly? Start, DateOnly? End) Days(Period? period, string path)
    {
        if (period is null) return (null, null);
        strict.Only(period, path, "start", "end");
        var (start, end) = (Day(period.StartElement, $"{path}.start"), Day(period.EndElement, $"{path}.end"));
        _findings.That(!(end < start), path, "It cannot end before it starts.");
        return (start, end);
    }

    public ForeignConcept? Concept(CodeableConcept? concept, string path)
    {
        if (concept is null) return null;
        strict.Only(concept, path, "coding", "text");
        _findings.That(concept.Coding.Count <= MostCodings, $"{path}.coding", $"At most {MostCodings}.");
        foreach (var (coding, at) in StrictReader.Indexed(concept.Coding, $"{path}.coding"))
        {
            strict.Only(coding, at, "system", "code", "display");
            Text(coding.System, $"{at}.system", CodeLength);
            Text(coding.Code, $"{at}.code", CodeLength);
            Text(coding.Display, $"{at}.display", CodeLength);
        }
        return new ForeignConcept(
            [.. concept.Coding.Select(coding => new ForeignCoding(coding.System, coding.Code, coding.Display))],
            Text(concept.Text, $"{path}.text", CodeLength));
    }

    public List<ForeignConcept> Concepts(List<CodeableConcept> concepts, string path)
    {
        _findings.That(concepts.Count <= MostCodings, path, $"At most {MostCodings}.");
        return [.. StrictReader.Indexed(concepts, path).Select(entry => Concept(entry.Item, entry.Path)!)];
    }

    public ForeignIdentifier? Identifier(Identifier? identifier, string path)
    {
        if (identifier is null) return null;
        _findings.That(
            identifier.Use is null && identifier.Type is null, path, "Only system and value can be kept.");
        var system = Text(identifier.System, $"{path}.system", CodeLength);
        var value = Text(identifier.Value, $"{path}.value", CodeLength);
        return new ForeignIdentifier(system ?? "", value ?? "");
    }
}
