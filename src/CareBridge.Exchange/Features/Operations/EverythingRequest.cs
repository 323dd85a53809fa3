using System.Globalization;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Operations;

/// <summary>Which part of everything is asked for.</summary>
internal sealed class EverythingRequest
{
    private const int DefaultCount = 50;
    private const int MostCount = 200;

    private readonly List<string> _named = [];

    /// <summary>Resources on a page.</summary>
    public int Count { get; private set; } = DefaultCount;

    /// <summary>A position: what has arrived after it.</summary>
    public long? Since { get; private set; }

    /// <summary>Of care, not of records.</summary>
    public CareDates Dates { get; } = new();

    /// <summary>In the order in which they are sent.</summary>
    public IReadOnlyList<ServedType> Types { get; private set; } = [];

    /// <summary>What was used, for the links.</summary>
    public List<KeyValuePair<string, string>> Used { get; } = [];

    /// <exception cref="FhirException">It cannot be served as it was meant.</exception>
    public static EverythingRequest Parse(
        IEnumerable<KeyValuePair<string, string>> parameters, SmartCaller caller, bool isStrict)
    {
        var request = new EverythingRequest();
        foreach (var (name, value) in parameters)
        {
            if (request.Take(name, value)) request.Used.Add(new(name, value));
            else if (isStrict && name is not ("_format" or "_pretty"))
                throw FhirException.BadRequest(IssueType.NotSupported, "A parameter is not supported.");
        }
        request.Types = [.. ServedTypes.All.Where(type => type.NeedsPermit && request.Wants(type, caller))];
        return request;
    }

    private bool Take(string name, string value)
    {
        switch (name)
        {
            case "start":
                Dates.Start = OperationParameters.Date(name, value).From;
                return true;
            case "end":
                Dates.End = OperationParameters.Date(name, value).To;
                return true;
            case "_since":
                Since = OperationParameters.Date(name, value).From;
                return true;
            case "_type":
                _named.AddRange(value.Split(',', StringSplitOptions.RemoveEmptyEntries));
                if (_named.Exists(type => ServedTypes.Find(type) is null))
                    throw FhirException.BadRequest(IssueType.NotSupported, "A type is not served here.", name);
                return true;
            case "_count":
                Count = ParseCount(value);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A type that is named and not allowed is refused; one that is not named is left out.</summary>
    private bool Wants(ServedType type, SmartCaller caller)
    {
        // A file is fetched by itself, from where a document says that it is.
        if (!type.Access.HasFlag(Access.Search)) return false;
        if (_named.Count == 0) return Scopes.Reach(caller, type.Name, Access.Read);
        if (!_named.Contains(type.Name)) return false;
        Scopes.Require(caller, type, Access.Read);
        return true;
    }

    private static int ParseCount(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? Math.Min(count, MostCount)
            : throw FhirException.BadRequest(IssueType.Value, "_count is not a number above 0.", "_count");
}
