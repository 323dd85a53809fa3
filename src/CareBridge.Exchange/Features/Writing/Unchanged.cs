using CareBridge.Exchange.Features.Rest;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>Holds a resource that a client sends back against the one it was sent.</summary>
internal static class Unchanged
{
    /// <summary>What is left out stays as it is.</summary>
    /// <param name="open">Elements that may differ.</param>
    /// <exception cref="FhirException">Another element differs.</exception>
    public static void Require(Resource sent, Resource current, List<string> open, string baseUrl)
    {
        var kept = current.NamedChildren.ToLookup(child => child.ElementName, child => child.Value);
        foreach (var child in sent.NamedChildren.Where(c => !open.Contains(c.ElementName)).GroupBy(c => c.ElementName))
        {
            var before = kept[child.Key].ToList();
            var after = child.Select(one => one.Value).ToList();
            if (before.Count == after.Count && before.Zip(after).All(pair => IsSame(pair.First, pair.Second, baseUrl)))
                continue;
            var element = $"{sent.TypeName}.{child.Key}";
            throw FhirException.BusinessRule($"{element} cannot be changed; leave it out.", element);
        }
    }

    /// <summary>A reference is the same whether it is written with our address or without, named or not.</summary>
    private static bool IsSame(Base before, Base after, string baseUrl) => (before, after) switch
    {
        (ResourceReference { Reference: { } one }, ResourceReference other) => one == other.Reference
            || other.Reference == $"{baseUrl}/{one}",
        _ => before.IsExactly(after),
    };
}
