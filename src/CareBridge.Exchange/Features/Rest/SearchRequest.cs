using System.Globalization;
using System.Linq.Expressions;
using CareBridge.Exchange.Storage;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>A search as the client means it: what to match, how much to show, and what was not understood.</summary>
internal sealed class SearchRequest
{
    public const int MostCount = 100;

    private const int DefaultCount = 50;
    private const int MostValues = 100;

    private SearchRequest()
    {
    }

    public int Count { get; private set; } = DefaultCount;

    /// <summary>Only the number of matches is wanted.</summary>
    public bool IsCountOnly { get; private set; }

    public bool WantsTotal { get; private set; }

    /// <summary>How many people the search can be about at most, as it names them; 0 when it names none.</summary>
    public int PeopleNamed { get; private set; }

    /// <summary>The next page's cursor; null begins with the newest.</summary>
    public string? Cursor { get; private set; }

    /// <summary>Names of parameters that were ignored, each with the reason.</summary>
    public OrderedDictionary<string, string> Ignored { get; } = [];

    /// <summary>What was used, for the links; without the cursor.</summary>
    public List<KeyValuePair<string, string>> Used { get; } = [];

    /// <summary>All must match.</summary>
    public List<Expression<Func<ResourceHead, bool>>> Conditions { get; } = [];

    /// <summary>One of each group must be an identifier of the patient that the client may see.</summary>
    public List<List<IdentifierValue>> Identifiers { get; } = [];

    /// <summary>The ids, when the search is for these and nothing else; null otherwise.</summary>
    public IReadOnlyList<Guid>? OnlyIds { get; private set; }

    /// <exception cref="FhirException">It cannot be served as it was meant.</exception>
    public static SearchRequest Parse(ServedType type, HttpRequest request, SearchContext context)
    {
        var search = new SearchRequest();
        var named = new HashSet<string>();
        var values = 0;
        foreach (var (name, given) in request.Query)
        {
            foreach (var value in given.OfType<string>().Where(value => value.Length > 0))
            {
                // No text here holds one, and a store may not even take it as a question.
                if (value.Contains('\0'))
                    throw FhirException.BadRequest(IssueType.Value, "A value holds a null character.");
                if (search.TakeControl(name, value)) continue;
                var parameter = Find(type, name);
                if (parameter is null)
                {
                    search.Ignored.TryAdd(name, "it is not supported");
                    continue;
                }
                var alternatives = Alternatives(value);
                if ((values += alternatives.Count) > MostValues)
                    throw FhirException.BadRequest(IssueType.TooCostly, $"At most {MostValues} values in one search.");
                search.Take(parameter, value, alternatives, context);
                named.Add(parameter.Name);
            }
        }
        if (type.Bounds.Count > 0 && !type.Bounds.Any(named.Contains))
        {
            throw FhirException.BadRequest(
                IssueType.Required, $"A search for {type.Name} needs one of: {string.Join(", ", type.Bounds)}.");
        }
        if (!SearchGate.Narrows(type, search)) search.LeaveUncounted();
        if (search.Ignored.Count > 0 && Negotiation.IsStrict(request))
        {
            throw FhirException.BadRequest(
                IssueType.NotSupported,
                $"Not supported: {string.Join(", ", search.Ignored.Keys)}.",
                search.Ignored.GetAt(0).Key);
        }
        return search;
    }

    private static SearchParameter? Find(ServedType type, string name)
    {
        var parts = name.Split(':');
        var parameter = type.Parameters.FirstOrDefault(p => p.Name == parts[0]);
        // Without its modifier the parameter would mean something else, so it is not ignored.
        return parameter is not null && parts.Length > 1
            ? throw FhirException.BadRequest(IssueType.NotSupported, "Modifiers are not supported.", parameter.Name)
            : parameter;
    }

    private bool TakeControl(string name, string value)
    {
        switch (name, value)
        {
            case ("_format", _):
                return true;
            case ("_cursor", _):
                Cursor = value;
                return true;
            case ("_count", _):
                Count = ParseCount(value);
                IsCountOnly |= Count == 0;
                break;
            case ("_summary", "count"):
                IsCountOnly = true;
                break;
            case ("_total", "accurate"):
                WantsTotal = true;
                break;
            // None is what happens anyway, and the two others are what the server does with everything.
            case ("_total", "none") or ("_total", "estimate") or ("_summary", "false"):
                break;
            default:
                return false;
        }
        Used.Add(new(name, value));
        return true;
    }

    private void Take(
        SearchParameter parameter, string value, List<string> alternatives, SearchContext context)
    {
        OnlyIds = parameter.Name == "_id" && Conditions.Count == 0
            ? [.. alternatives.Select(one => Guid.TryParse(one, out var id) ? id : Guid.Empty).Distinct()]
            : null;
        Conditions.Add(Predicates.AnyOf(alternatives.Select(one => parameter.Matches(one, context))));
        if (parameter.NamesPeople) PeopleNamed += alternatives.Count;
        if (parameter.Name == "identifier")
            Identifiers.Add([.. alternatives.Select(IdentifierValue.Parse).OfType<IdentifierValue>()]);
        Used.Add(new(parameter.Name, value));
    }

    /// <summary>To count what is about whoever it may be, Consent would have to be asked about each of them.</summary>
    private void LeaveUncounted()
    {
        if (IsCountOnly)
        {
            throw new FhirException(
                StatusCodes.Status422UnprocessableEntity,
                IssueType.TooCostly,
                "Only what is about a patient, or a resource, that the search names is counted.");
        }
        if (!WantsTotal) return;
        WantsTotal = false;
        Used.RemoveAll(parameter => parameter.Key == "_total");
        Ignored["_total"] = "the search names no patient or resource";
    }

    private static int ParseCount(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Math.Min(count, MostCount)
            : throw FhirException.BadRequest(IssueType.Value, "_count is not a number.", "_count");

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
            if (value[i] == '\\' && i + 1 < value.Length) i++;
            current.Append(value[i]);
        }
        alternatives.Add(current.ToString());
        return [.. alternatives.Where(one => one.Length > 0)];
    }
}
