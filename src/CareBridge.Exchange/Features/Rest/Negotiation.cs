using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>JSON is all that is spoken here, except by files (https://hl7.org/fhir/R4/http.html#mime-type).</summary>
internal static class Negotiation
{
    private static readonly List<string> Formats = ["json", "application/json", "text/json", FhirResult.MediaType];

    private static readonly List<string> Acceptable =
        ["*/*", "application/*", "text/json", "application/json", FhirResult.MediaType];

    /// <exception cref="FhirException">The client wants something else.</exception>
    public static void RequireJson(HttpRequest request)
    {
        var endpoint = request.HttpContext.GetEndpoint();
        var others = endpoint?.Metadata.GetMetadata<AlsoServes>()?.MediaTypes ?? [];
        if (Format(request) is { } format)
        {
            if (!Formats.Concat(others).Contains(format)) throw NotAcceptable();
            return;
        }
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || string.IsNullOrWhiteSpace(accept.ToString())) return;
        if (endpoint?.Metadata.GetMetadata<ServesFiles>() is not null && WantsFile(request)) return;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges)
            || !ranges.Any(range => IsAcceptable(range, others))) throw NotAcceptable();
    }

    /// <summary>
    /// Whether a client wants the file that a Binary stands for: it names what it takes, and that is no resource
    /// (https://hl7.org/fhir/R4/binary.html).
    /// </summary>
    public static bool WantsFile(HttpRequest request) => !request.Query.ContainsKey("_format")
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)
        && ranges.Count > 0
        && ranges.All(range => !IsOfResources(range.MediaType.ToString()));

    /// <summary>
    /// Whether a client would rather have one of the formats than JSON; in a Bundle there is room for JSON only.
    /// </summary>
    /// <param name="formats">In lower case.</param>
    public static bool WantsOneOf(HttpRequest request, IReadOnlyList<string> formats)
    {
        if (request.HttpContext.Features.Get<EntryAnswer>() is not null) return false;
        if (Format(request) is { } format) return formats.Contains(format);
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)) return false;
        var best = ranges.Where(range => IsAcceptable(range, formats)).MaxBy(range => range.Quality ?? 1);
        return best is not null && formats.Contains(best.MediaType.ToString().ToLowerInvariant());
    }

    /// <exception cref="FhirException">The body is in another format.</exception>
    public static void RequireJsonBody(HttpRequest request)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && Formats.Contains(type.MediaType.ToString().ToLowerInvariant())
            && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))) return;
        throw new FhirException(
            StatusCodes.Status415UnsupportedMediaType,
            IssueType.NotSupported,
            $"The body must be {FhirResult.MediaType} in UTF-8.");
    }

    public static bool IsStrict(HttpRequest request) => Prefers(request, "handling=strict");

    public static bool Prefers(HttpRequest request, string wish) => request.Headers["Prefer"]
        .SelectMany(value => (value ?? "").Split(',', ';'))
        .Any(preference => preference.Trim().Equals(wish, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is to answer a write.</summary>
    public static Returned Return(HttpRequest request) =>
        Prefers(request, "return=minimal") ? Returned.Minimal
        : Prefers(request, "return=OperationOutcome") ? Returned.Outcome
        : Returned.Representation;

    public static bool IsPretty(HttpRequest request) => request.Query["_pretty"].FirstOrDefault() == "true";

    /// <summary>What the address asks for; null when it does not say.</summary>
    private static string? Format(HttpRequest request) => request.Query["_format"].ToString() is { Length: > 0 } format
        // A plus that was not escaped arrives as a space.
        ? format.Split(';')[0].Trim().Replace(' ', '+').ToLowerInvariant()
        : null;

    private static bool IsAcceptable(MediaTypeHeaderValue range, IReadOnlyList<string> others) =>
        range.Quality is not 0 && Acceptable.Concat(others).Contains(range.MediaType.ToString().ToLowerInvariant());

    private static bool IsOfResources(string mediaType) =>
        Formats.Contains(mediaType, StringComparer.OrdinalIgnoreCase)
        || mediaType.StartsWith("application/fhir+", StringComparison.OrdinalIgnoreCase);

    private static FhirException NotAcceptable() => new(
        StatusCodes.Status406NotAcceptable, IssueType.NotSupported, $"Only {FhirResult.MediaType} is served.");
}

/// <summary>On an endpoint: it answers with the file itself when that is wanted.</summary>
internal sealed record ServesFiles;

/// <summary>What a client prefers to be returned (https://hl7.org/fhir/R4/http.html#ops).</summary>
internal enum Returned
{
    Representation,
    Minimal,
    Outcome,
}

/// <summary>What an endpoint's answers are besides FHIR's JSON.</summary>
internal sealed record AlsoServes(IReadOnlyList<string> MediaTypes);
