using System.Collections;

namespace Hl7.Fhir.Model;

/// <summary>Gathers the elements that are present, in canonical order.</summary>
internal sealed class ElementSink
{
    public List<KeyValuePair<string, object>> Elements { get; } = [];

    public void Add(string name, object? value)
    {
        if (value is null or ICollection { Count: 0 } and not Base) return;
        Elements.Add(new(name, value));
    }
}
