using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Reads what a client sends, and no more of it than a resource may have.</summary>
internal static class RequestBody
{
    /// <summary>Bytes of a resource that holds no document.</summary>
    public const int Most = 1024 * 1024;

    /// <summary>A body may come without its length; a request without a length need not have one.</summary>
    public static bool IsSent(HttpRequest request) => request.ContentLength is { } length
        ? length > 0
        : request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true;

    /// <exception cref="FhirException">It is too large, or not JSON by its own account.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, int most = Most)
    {
        Negotiation.RequireJsonBody(request);
        if (request.ContentLength > most) throw TooLarge(most);
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > most) throw TooLarge(most);
            body.Write(chunk, 0, read);
        }
        return body.ToArray();
    }

    private static FhirException TooLarge(int most) => new(
        StatusCodes.Status413PayloadTooLarge, IssueType.TooLong, $"A body has at most {most} bytes.");
}
