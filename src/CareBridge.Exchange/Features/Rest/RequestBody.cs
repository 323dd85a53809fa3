using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Reads what a client sends, and no more of it than a resource may have.</summary>
internal static class RequestBody
{
    /// <summary>Bytes.</summary>
    public const int Most = 1024 * 1024;

    /// <exception cref="FhirException">It is too large, or not JSON by its own account.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        Negotiation.RequireJsonBody(request);
        if (request.ContentLength > Most) throw TooLarge();
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > Most) throw TooLarge();
            body.Write(chunk, 0, read);
        }
        return body.ToArray();
    }

    private static FhirException TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge, IssueType.TooLong, $"A body has at most {Most} bytes.");
}
