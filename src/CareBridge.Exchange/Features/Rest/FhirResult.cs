using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Bytes on their way out: FHIR JSON, or a file.</summary>
internal sealed record FhirResult(int Status, ReadOnlyMemory<byte> Body) : IResult
{
    public const string MediaType = "application/fhir+json";

    private const string Json = MediaType + "; charset=utf-8";

    public string ContentType { get; init; } = Json;

    /// <summary>Goes out as ETag.</summary>
    public long? Version { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What the headers say of a disclosure, for where there are none: in an entry of a Bundle. Made only there.
    /// </summary>
    public Func<IReadOnlyList<IssueComponent>> Accompanying { get; init; } = static () => [];

    /// <summary>What was opened for it, where it may wait before it leaves: in an entry of a Bundle.</summary>
    public IReadOnlyList<Opened> Opened { get; init; } = [];

    public bool IsError => Status >= StatusCodes.Status400BadRequest;

    /// <summary>Whether the body is an OperationOutcome.</summary>
    public bool IsOutcome => Body.Span.StartsWith("{\"resourceType\":\"OperationOutcome\""u8);

    /// <summary>Whether there is anything about a participant in it; it is labelled then.</summary>
    public bool IsPart2 => Body.Span.IndexOf("\"42CFRPart2\""u8) >= 0;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var isUnchanged = Status == StatusCodes.Status200OK
            && EntityTags.IsUnchanged(httpContext.Request, Version, LastModified);
        var answer = isUnchanged ? this with { Status = StatusCodes.Status304NotModified, Body = default } : this;
        if (httpContext.Features.Get<EntryAnswer>() is not { } entry) return answer.SendAsync(httpContext);
        entry.Result = answer;
        return Task.CompletedTask;
    }

    private async Task SendAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var sent = ContentType == Json && Negotiation.IsPretty(request) && !Body.IsEmpty ? Indented() : Body;
        response.StatusCode = Status;
        if (Status is not (StatusCodes.Status304NotModified or StatusCodes.Status204NoContent))
        {
            response.ContentType = ContentType;
            response.ContentLength = sent.Length;
        }
        // What may be read now may be revoked in a moment: nobody in between keeps a copy.
        response.Headers.CacheControl = "no-store";
        if (Version is { } version) response.Headers.ETag = $"W/\"{version}\"";
        if (LastModified is { } modified)
        {
            var now = httpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            response.Headers.LastModified = EntityTags.LastModified(modified, now);
        }
        foreach (var (name, value) in Headers) response.Headers[name] = value;
        if (!sent.IsEmpty) await response.Body.WriteAsync(sent, httpContext.RequestAborted);
    }

    private byte[] Indented()
    {
        using var resource = JsonDocument.Parse(Body);
        using var indented = new MemoryStream();
        using (var json = new Utf8JsonWriter(indented, BundleWriter.Options with { Indented = true }))
            resource.WriteTo(json);
        return indented.ToArray();
    }
}

/// <summary>Takes, of a request that is an entry of a Bundle, the answer that would otherwise be sent.</summary>
internal sealed class EntryAnswer
{
    public FhirResult? Result { get; set; }
}
