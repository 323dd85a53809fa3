using CareBridge.Platform.Domain;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Filing;

/// <summary>
/// Reads elements that must be understood to the last: whatever else is beside them is a finding. What only describes
/// (a display, a title) is let pass, and not kept.
/// </summary>
internal sealed class StrictReader(Findings findings, string baseUrl)
{
    private const string Unheard = "This cannot be honoured; leave it out.";

    public Findings Findings => findings;

    /// <summary>Nothing but these elements, and no extension of any that is a single value.</summary>
    public void Only(Base element, string path, params string[] names) => Only(element, path, extended: null, names);

    /// <param name="extended">The one whose extensions are read on their own.</param>
    public void Only(Base element, string path, PrimitiveType? extended, params string[] names)
    {
        foreach (var (name, child) in element.NamedChildren.Select(c => (c.ElementName, c.Value)))
        {
            if (!names.Contains(name)) findings.Add($"{path}.{name}", Unheard);
            else if (child is PrimitiveType { HasElements: true } && child != extended)
                findings.Add($"{path}.{name}.extension", Unheard);
        }
    }

    /// <summary>Of an element's extensions those of the address; any that is none of these is a finding.</summary>
    public ILookup<string, (DataType? Value, string Path)> Extensions(
        Element? element, string path, params string[] known)
    {
        var extensions = Indexed(element?.Extension ?? [], $"{path}.extension").ToList();
        foreach (var (extension, at) in extensions)
        {
            Only(extension, at, "url", "value");
            findings.That(known.Contains(extension.Url), at, Unheard);
        }
        return extensions.ToLookup(one => one.Item.Url ?? "", one => (one.Item.Value, one.Path));
    }

    /// <summary>The code, if it is one of these; null otherwise.</summary>
    public string? Code(Coding coding, string path, string system, params IReadOnlyCollection<string> codes)
    {
        Only(coding, path, "system", "code", "display");
        if (coding.System == system && coding.Code is { } code && codes.Contains(code)) return code;
        findings.Add(path, Wanted(system, codes));
        return null;
    }

    /// <summary>The one code, if it is one of these; null otherwise.</summary>
    public string? Concept(
        CodeableConcept? concept, string path, string system, params IReadOnlyCollection<string> codes)
    {
        if (concept?.Coding is not [var coding])
        {
            findings.Add(path, $"One coding is needed. {Wanted(system, codes)}");
            return null;
        }
        Only(concept, path, "coding", "text");
        findings.That(
            concept.Text is null || concept.Text == coding.Display,
            $"{path}.text",
            "Words beside the code cannot be honoured; leave them out, or repeat the display.");
        return Code(coding, path, system, codes);
    }

    public void Labels(IEnumerable<Coding> labels, string path)
    {
        foreach (var (label, at) in Indexed(labels, path))
        {
            Only(label, at, "system", "code", "display");
            findings.That(
                Mapping.Labels.Part2().Exists(ours => ours.System == label.System && ours.Code == label.Code),
                at,
                "This label cannot be honoured: everything here has the same labels (R, 42CFRPart2, SUD, NORDSCLCD).");
        }
    }

    public DateTimeOffset? Moment(FhirDateTime? time, string path)
    {
        if (time is null) return null;
        if (time.TryToDateTimeOffset(out var moment)) return moment.AsKept();
        findings.Add(path, "Give date, time and offset: a day is not the same everywhere.");
        return null;
    }

    public Guid? Organization(ResourceReference? reference, string path)
    {
        if (reference is not null) Only(reference, path, "reference", "type", "display");
        if (Id(reference, nameof(Hl7.Fhir.Model.Organization)) is { } id) return id;
        findings.Add(path, "Only a reference Organization/{id} can be honoured.");
        return null;
    }

    /// <summary>The client's own organization, if any is named.</summary>
    public void Own(ResourceReference? reference, string path, Guid organizationId)
    {
        if (reference is null || Organization(reference, path) is not { } named) return;
        Findings.That(named == organizationId, path, "Only your own organization; leave it out.");
    }

    /// <summary>The id in a reference to a resource of the type that is ours; null otherwise.</summary>
    public Guid? Id(ResourceReference? reference, string type)
    {
        if (reference?.Reference is not { } text || (reference.Type is { } named && named != type)) return null;
        var local = text.StartsWith(baseUrl + "/", StringComparison.Ordinal) ? text[(baseUrl.Length + 1)..] : text;
        return local.StartsWith(type + "/", StringComparison.Ordinal)
            && Guid.TryParseExact(local[(type.Length + 1)..], "D", out var id)
            ? id
            : null;
    }

    public static IEnumerable<(T Item, string Path)> Indexed<T>(IEnumerable<T> items, string path) =>
        items.Select((item, index) => (item, $"{path}[{index}]"));

    private static string Wanted(string system, IReadOnlyCollection<string> codes) =>
        $"Only {string.Join(", ", codes)} of {system} can be honoured.";
}
