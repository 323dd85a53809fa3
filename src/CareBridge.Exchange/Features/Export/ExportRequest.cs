using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Operations;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Storage;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Export;

/// <summary>
/// Reads what is to be exported. What cannot be done as it was meant is refused, unless the client prefers lenient
/// handling; then it is left out and named in the export's messages.
/// </summary>
internal sealed class ExportRequest
{
    private const string Type = "_type";

    private readonly SmartCaller _caller;
    private readonly bool _isLenient;
    private readonly List<string> _asked = [];
    private readonly HashSet<string> _ignored = [];
    private DateTimeOffset? _since;

    private ExportRequest(HttpRequest request, SmartCaller caller)
    {
        _caller = caller;
        _isLenient = Negotiation.Prefers(request, "handling=lenient");
        if (!_isLenient && !Negotiation.Prefers(request, "respond-async"))
        {
            throw FhirException.BadRequest(
                IssueType.Required, "An export takes time: ask for it with Prefer: respond-async.");
        }
    }

    /// <exception cref="FhirException">It cannot be served as it was meant.</exception>
    public static ExportTerms Parse(
        IEnumerable<KeyValuePair<string, string>> parameters, string url, HttpRequest request, SmartCaller caller)
    {
        var export = new ExportRequest(request, caller);
        foreach (var (name, value) in parameters) export.Take(name, value);
        var ignored = string.Join(' ', export._ignored.Order());
        if (ignored.Length > Lengths.Scope)
            throw FhirException.BadRequest(IssueType.TooLong, "There are too many parameters that are not supported.");
        return new ExportTerms(url, export.Types(), export._since, [.. export._ignored.Order()]);
    }

    private void Take(string name, string value)
    {
        switch (name)
        {
            case "_format" or "_pretty":
                break;
            case "_outputFormat":
                RequireNdjson(value);
                break;
            case "_since":
                _since = new DateTimeOffset(OperationParameters.Date(name, value).From, TimeSpan.Zero);
                break;
            case Type:
                _asked.AddRange(value.Split(',', StringSplitOptions.RemoveEmptyEntries));
                break;
            default:
                Ignore(name, new FhirException(
                    StatusCodes.Status400BadRequest, IssueType.NotSupported, "This is not supported.", Known(name)));
                break;
        }
    }

    private IReadOnlyList<string> Types()
    {
        foreach (var name in _asked)
        {
            if (ServedTypes.Find(name) is not { } type)
            {
                Ignore(Type, FhirException.BadRequest(IssueType.NotSupported, "A type is not served here.", Type));
            }
            else if (!Allowed(type))
            {
                Ignore(Type, new FhirException(
                    StatusCodes.Status403Forbidden,
                    IssueType.Forbidden,
                    $"This needs the scope {SmartScope.Of(name, Access.Read | Access.Search).Text}.",
                    Type));
            }
        }
        var types = ServedTypes.All
            .Where(type => Allowed(type) && (_asked.Count == 0 || _asked.Contains(type.Name)))
            .Select(type => type.Name).ToList();
        if (types.Count > 0) return types;
        throw _asked.Count > 0
            ? FhirException.BadRequest(IssueType.NotSupported, "None of the types can be exported.", Type)
            : new FhirException(
                StatusCodes.Status403Forbidden, IssueType.Forbidden, "The token's scopes let nothing be exported.");
    }

    private bool Allowed(ServedType type) => type.Access.HasFlag(Access.Read | Access.Search)
        && Scopes.Reach(_caller, type.Name, Access.Read | Access.Search);

    private void Ignore(string name, FhirException otherwise)
    {
        if (!_isLenient) throw otherwise;
        _ignored.Add(Known(name));
    }

    /// <summary>A name that nobody has agreed on could be anything, and is not repeated.</summary>
    private static string Known(string name) =>
        name is Type or "_elements" or "_typeFilter" or "patient" or "includeAssociatedData" ? name : "other";

    private static void RequireNdjson(string format)
    {
        // A plus that was not escaped arrives as a space.
        if (NdjsonResult.MediaTypes.Append("ndjson").Contains(format.Replace(' ', '+').ToLowerInvariant())) return;
        throw FhirException.BadRequest(
            IssueType.NotSupported, $"Only {NdjsonResult.MediaType} is written.", "_outputFormat");
    }
}
