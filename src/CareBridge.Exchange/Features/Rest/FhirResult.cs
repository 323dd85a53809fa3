using System.Globalization;
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
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = body.Length;
        // What may be read now may be revoked in a moment: nobody in between keeps a copy.
        response.Headers.CacheControl = "no-store";
        if (Version is { } version) response.Headers.ETag = $"W/\"{version}\"";
        if (LastModified is { } modified)
            response.Headers.LastModified = modified.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in Headers) response.Headers[name] = value;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
