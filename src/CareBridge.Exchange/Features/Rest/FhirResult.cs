using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Bytes of FHIR JSON on their way out.</summary>
internal sealed class FhirResult(int status, ReadOnlyMemory<byte> body) : IResult
{
    public const string MediaType = "application/fhir+json";

    private const string ContentType = MediaType + "; charset=utf-8";

    /// <summary>Goes out as ETag.</summary>
    public long? Version { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var isUnchanged = status == StatusCodes.Status200OK && EntityTags.IsUnchanged(request, Version, LastModified);
        var sent = isUnchanged ? ReadOnlyMemory<byte>.Empty : Negotiation.IsPretty(request) ? Indented() : body;
        response.StatusCode = isUnchanged ? StatusCodes.Status304NotModified : status;
        if (!isUnchanged)
        {
            response.ContentType = ContentType;
            response.ContentLength = sent.Length;
        }
        // What may be read now may be revoked in a moment: nobody in between keeps a copy.
        response.Headers.CacheControl = "no-store";
        if (Version is { } version) response.Headers.ETag = $"W/\"{version}\"";
        if (LastModified is { } modified)
            response.Headers.LastModified = modified.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in Headers) response.Headers[name] = value;
        if (!sent.IsEmpty) await response.Body.WriteAsync(sent, httpContext.RequestAborted);
    }

    private byte[] Indented()
    {
        using var resource = JsonDocument.Parse(body);
        using var indented = new MemoryStream();
        using (var json = new Utf8JsonWriter(indented, BundleWriter.Options with { Indented = true }))
            resource.WriteTo(json);
        return indented.ToArray();
    }
}
