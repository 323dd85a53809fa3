using CareBridge.Exchange.Features.Rest;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>
/// What is to come with the matches: what they refer to (<c>_include</c>), or what refers to them (<c>_revinclude</c>).
/// </summary>
/// <param name="Source">The type that has the reference.</param>
/// <param name="Target">The only type that is wanted of those referred to; null for all.</param>
internal sealed record Inclusion(bool IsReverse, ServedType Source, SearchParameter Reference, string? Target)
{
    /// <summary>Null when there is no such reference here, or all are meant, which is not served.</summary>
    /// <exception cref="FhirException">It is not written as a reference of a type.</exception>
    public static Inclusion? Parse(ServedType type, string name, string value)
    {
        if (value == "*") return null;
        var isReverse = name == "_revinclude";
        var (source, parameter, target) = value.Split(':') switch
        {
            [var first, var second] => (first, second, null),
            [var first, var second, var third] => (first, second, third),
            _ => throw FhirException.BadRequest(IssueType.Value, $"{name} is Type:parameter.", name),
        };
        var reference = ServedTypes.Find(source)?.Parameters.FirstOrDefault(p => p.Name == parameter
            && p.Targets.Count > 0
            && (target is null || p.Targets.Contains(target)));
        if (reference is null) return null;
        return (isReverse ? reference.Targets.Contains(type.Name) : source == type.Name)
            ? new Inclusion(isReverse, ServedTypes.Require(source), reference, target)
            : null;
    }

    public IEnumerable<string> Targets => Target is null ? Reference.Targets : [Target];
}
