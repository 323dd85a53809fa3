using CareBridge.Exchange.Features.Rest;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>Reads a condition as it stands in a search (https://hl7.org/fhir/R4/search.html).</summary>
internal static class CriterionParser
{
    private const string Has = "_has:";

    /// <summary>Null for a parameter that is not served.</summary>
    /// <exception cref="FhirException">It is served, and cannot be meant like this.</exception>
    public static Criterion? Parse(ServedType type, string name, string value)
    {
        if (name.StartsWith(Has, StringComparison.Ordinal)) return Reversed(type, name, value);
        return name.IndexOf('.') is > 0 and var dot
            ? Chained(type, name[..dot], name[(dot + 1)..], value)
            : Plain(type, name, value);
    }

    private static PlainCriterion? Plain(ServedType type, string name, string value)
    {
        var (bare, modifier) = name.Split(':', 2) is [var first, var second] ? (first, second) : (name, null);
        if (Find(type, bare) is not { } parameter) return null;
        // Without its modifier the parameter would mean something else, so it is not ignored.
        if (modifier is not null && !parameter.Modifiers.Contains(modifier))
            throw FhirException.BadRequest(IssueType.NotSupported, "This modifier is not supported here.", bare);
        var values = Alternatives(value);
        // Without it the search would find whatever there is, and look like one for somebody.
        if (values.Count == 0) throw FhirException.BadRequest(IssueType.Value, "There is no value.", bare);
        if (modifier == "missing" && values is not ["true" or "false"])
            throw FhirException.BadRequest(IssueType.Value, ":missing is true or false.", bare);
        return new PlainCriterion(parameter, modifier, values);
    }

    private static ChainedCriterion? Chained(ServedType type, string link, string rest, string value)
    {
        var (bare, named) = link.Split(':', 2) is [var first, var second] ? (first, second) : (link, null);
        if (Find(type, bare) is not { Targets.Count: > 0 } reference) return null;
        if (rest.Contains('.')) throw TooDeep(bare);
        var targets = reference.Targets.Where(target => named is null || target == named).ToList();
        if (targets is not [var only])
        {
            throw FhirException.BadRequest(
                IssueType.Value,
                $"Say which type it refers to: {string.Join(", ", reference.Targets.Select(t => $"{bare}:{t}"))}.",
                bare);
        }
        var target = ServedTypes.Require(only);
        return Plain(target, rest, value) is { } inner ? new ChainedCriterion(reference, target, inner) : null;
    }

    private static ReversedCriterion? Reversed(ServedType type, string name, string value)
    {
        if (name.Split(':', 4) is not [_, var source, var link, var rest]) return null;
        if (rest.StartsWith(Has, StringComparison.Ordinal) || rest.Contains('.')) throw TooDeep("_has");
        if (ServedTypes.Find(source) is not { } from
            || Find(from, link) is not { } reference
            || !reference.Targets.Contains(type.Name)) return null;
        return Plain(from, rest, value) is { } inner ? new ReversedCriterion(from, reference, inner) : null;
    }

    private static SearchParameter? Find(ServedType type, string name) =>
        type.Parameters.FirstOrDefault(parameter => parameter.Name == name);

    private static FhirException TooDeep(string name) =>
        FhirException.BadRequest(IssueType.NotSupported, "Searches follow one reference, not several.", name);

    /// <summary>Commas separate alternatives; a backslash before one makes it part of the value.</summary>
    private static List<string> Alternatives(string value)
    {
        var alternatives = new List<string>();
        var current = new System.Text.StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == ',')
            {
                alternatives.Add(current.ToString());
                current.Clear();
                continue;
            }
            // One before a bar is for whoever splits a token.
            if (value[i] == '\\' && i + 1 < value.Length && value[i + 1] != '|') i++;
            current.Append(value[i]);
        }
        alternatives.Add(current.ToString());
        return [.. alternatives.Where(one => one.Length > 0)];
    }
}
