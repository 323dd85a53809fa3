using System.Globalization;
using CareBridge.Exchange.Features.Rest;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Bundles;

/// <summary>One of the things that a Bundle asks for.</summary>
/// <param name="Index">In the Bundle, from 0.</param>
/// <param name="Url">Relative to this server's address, unless it is another's.</param>
/// <param name="Resource">As it came; empty where there is none.</param>
internal sealed record RequestEntry(int Index, Bundle.HTTPVerb Method, string Url, byte[] Resource)
{
    /// <summary>What the Bundle calls it.</summary>
    public string? FullUrl { get; private init; }

    public string? IfNoneExist { get; private init; }

    /// <summary>The headers that it has as a request of its own.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The resource type that it is about, if it is one's; otherwise whatever stands there.</summary>
    public string Type => Url.Split('/', '?')[0];

    /// <summary>Operations and searches are posted, too.</summary>
    public bool Writes => Method switch
    {
        Bundle.HTTPVerb.GET or Bundle.HTTPVerb.HEAD => false,
        Bundle.HTTPVerb.POST => !Url.Split('?')[0].Split('/').Any(step => step is "_search" || step.StartsWith('$')),
        Bundle.HTTPVerb.PUT or Bundle.HTTPVerb.PATCH or Bundle.HTTPVerb.DELETE => true,
    };

    public string Path => $"Bundle.entry[{Index}]";

    /// <param name="baseUrl">Of the FHIR API, as the client calls it.</param>
    /// <exception cref="FhirException">It does not say what is to be done.</exception>
    public static RequestEntry Of(int index, Bundle.EntryComponent entry, byte[] resource, string baseUrl)
    {
        var path = $"Bundle.entry[{index}].request";
        if (entry.Request is not { Method: { } method, Url: { Length: > 0 } url } request)
            throw FhirException.BadRequest(IssueType.Required, "Method and url are required.", path);
        var relative = (url.StartsWith(baseUrl + "/", StringComparison.Ordinal) ? url[baseUrl.Length..] : url)
            .TrimStart('/');
        return new RequestEntry(index, method, relative, resource)
        {
            FullUrl = entry.FullUrl,
            IfNoneExist = request.IfNoneExist,
            Headers = HeadersOf(request),
        };
    }

    private static Dictionary<string, string> HeadersOf(Bundle.RequestComponent request)
    {
        var headers = new Dictionary<string, string>();
        Add("If-Match", request.IfMatch);
        Add("If-None-Match", request.IfNoneMatch);
        Add("If-None-Exist", request.IfNoneExist);
        Add("If-Modified-Since", request.IfModifiedSince?.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
        return headers;

        void Add(string name, string? value)
        {
            if (value is not null) headers[name] = value;
        }
    }
}
