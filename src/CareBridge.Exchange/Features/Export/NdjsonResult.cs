using System.Buffers;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Rest;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Export;

/// <summary>
/// Resources on their way out, one a line: each batch is permitted and on record when it comes here, and the next is
/// asked for when it has left.
/// </summary>
/// <param name="batches">Stands on the first one, so that whoever may have nothing gets an answer that says so.</param>
internal sealed class NdjsonResult(
    IAsyncEnumerator<IReadOnlyList<ReadOnlyMemory<byte>>> batches, bool isPart2, ILogger logger) : IResult
{
    public const string MediaType = "application/fhir+ndjson";

    /// <summary>All of its names.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = [MediaType, "application/ndjson"];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var left = batches;
        var response = httpContext.Response;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        if (isPart2) response.Headers[Notice.Header] = RedisclosureNotice.Text;
        try
        {
            do
            {
                foreach (var line in batches.Current)
                {
                    response.BodyWriter.Write(line.Span);
                    response.BodyWriter.Write("\n"u8);
                }
                await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
                ExchangeMeasures.Exported.Add(batches.Current.Count);
            }
            while (await batches.MoveNextAsync());
        }
        catch (Exception exception) when (!httpContext.RequestAborted.IsCancellationRequested)
        {
            // Half of it is sent. A transfer that breaks off is fetched again; one that ended here would pass as whole.
            logger.LogWarning(exception, "An export file could not be sent to its end; the transfer was broken off");
            httpContext.Abort();
        }
    }
}
