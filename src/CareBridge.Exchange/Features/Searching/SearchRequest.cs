using System.Globalization;
using CareBridge.Exchange.Features.Rest;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Searching;

/// <summary>A search as the client means it: what to match, how much to show, and what was not understood.</summary>
internal sealed class SearchRequest
{
    public const int MostCount = 100;

    private const int DefaultCount = 50;
    private const int MostValues = 100;
    private const int MostKeys = 3;
    private const int MostInclusions = 10;
    private const int MostLinks = 3;

    /// <summary>Characters of all values: the next link holds them, and must fit a request line.</summary>
    private const int MostLength = 3000;

    private readonly List<Criterion> _criteria = [];
    private string? _summary;
    private string? _elements;

    private SearchRequest(ServedType type) => Query = new SearchQuery(type, _criteria);

    public SearchQuery Query { get; }

    public int Count { get; private set; } = DefaultCount;

    /// <summary>Only the number of matches is wanted.</summary>
    public bool IsCountOnly => _summary == "count" || Count == 0;

    public bool WantsTotal { get; private set; }

    public ResultShape Shape { get; private set; } = ResultShape.Whole;

    public List<Inclusion> Inclusions { get; } = [];

    public List<(SearchParameter Parameter, bool IsDescending)> Sort { get; } = [];

    /// <summary>Names of parameters that were ignored, each with the reason.</summary>
    public OrderedDictionary<string, string> Ignored { get; } = [];

    /// <summary>What was used, for the links.</summary>
    public List<KeyValuePair<string, string>> Used { get; } = [];

    /// <exception cref="FhirException">It cannot be served as it was meant.</exception>
    public static SearchRequest Parse(
        ServedType type, IEnumerable<KeyValuePair<string, string>> parameters, bool isStrict)
    {
        var search = new SearchRequest(type);
        foreach (var (name, value) in parameters)
        {
            // No text here holds one, and a store may not even take it as a question.
            if (value.Contains('\0'))
                throw FhirException.BadRequest(IssueType.Value, "A value holds a null character.");
            if (!search.TakeControl(name, value) && !search.TakeCriterion(name, value))
                search.Ignored.TryAdd(name, "it is not supported");
        }
        if (search.Used.Sum(parameter => parameter.Key.Length + parameter.Value.Length) > MostLength)
        {
            throw FhirException.BadRequest(
                IssueType.TooCostly, $"A search has at most {MostLength} characters; ask in several.");
        }
        search.Shape = ResultShape.Of(search._summary, search._elements);
        if (!search.Query.NarrowsBeforehand) search.LeaveUncounted();
        if (search.Ignored.Count > 0 && isStrict)
        {
            throw FhirException.BadRequest(
                IssueType.NotSupported,
                $"Not supported: {string.Join(", ", search.Ignored.Keys)}.",
                search.Ignored.GetAt(0).Key);
        }
        return search;
    }

    private bool TakeCriterion(string name, string value)
    {
        if (CriterionParser.Parse(Query.Type, name, value) is not { } criterion) return false;
        _criteria.Add(criterion);
        if (_criteria.Sum(Values) > MostValues)
            throw FhirException.BadRequest(IssueType.TooCostly, $"At most {MostValues} values in one search.");
        if (_criteria.Count(one => one is not PlainCriterion) > MostLinks)
        {
            throw FhirException.BadRequest(
                IssueType.TooCostly, $"At most {MostLinks} conditions on what is referred to.", name);
        }
        Used.Add(new(name, value));
        return true;
    }

    private bool TakeControl(string name, string value)
    {
        switch (name)
        {
            case "_format" or "_pretty":
                return true;
            // Nothing is not everything.
            case "_count" or "_summary" or "_elements" or "_sort" when value.Length == 0:
                throw FhirException.BadRequest(IssueType.Value, "There is no value.", name);
            case "_count":
                Count = ParseCount(value);
                break;
            case "_summary":
                _summary = value;
                break;
            case "_elements":
                _elements = value;
                break;
            case "_total" when value is "accurate" or "none" or "estimate":
                // An estimate is what nobody needs to be asked for, and there is none.
                WantsTotal = value == "accurate";
                break;
            case "_sort":
                return TakeSort(value);
            case "_include" or "_revinclude" when Inclusion.Parse(Query.Type, name, value) is { } inclusion:
                if (Inclusions.Contains(inclusion)) return true;
                Inclusions.Add(inclusion);
                if (Inclusions.Count > MostInclusions)
                    throw FhirException.BadRequest(IssueType.TooCostly, $"At most {MostInclusions} inclusions.", name);
                break;
            default:
                return false;
        }
        Used.Add(new(name, value));
        return true;
    }

    private bool TakeSort(string value)
    {
        var keys = value.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(key => (Find(key.TrimStart('-')), IsDescending: key.StartsWith('-'))).ToList();
        if (keys.Exists(key => key.Item1 is null)) return false;
        if (keys.Count > MostKeys)
            throw FhirException.BadRequest(IssueType.TooCostly, $"At most {MostKeys} keys to sort by.", "_sort");
        Sort.AddRange(keys.Select(key => (key.Item1!, key.IsDescending)));
        Used.Add(new("_sort", value));
        return true;
    }

    private SearchParameter? Find(string key) =>
        Query.Type.Parameters.FirstOrDefault(parameter => parameter.Name == key && SortKey.Takes(parameter));

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

    private static int Values(Criterion criterion) => criterion switch
    {
        PlainCriterion plain => plain.Values.Count,
        ChainedCriterion chained => chained.Inner.Values.Count,
        ReversedCriterion reversed => reversed.Inner.Values.Count,
        _ => 0,
    };

    private static int ParseCount(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Math.Min(count, MostCount)
            : throw FhirException.BadRequest(IssueType.Value, "_count is not a number.", "_count");
}
