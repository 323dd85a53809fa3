using System.Globalization;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Export;

/// <summary>
/// Where the files of a finished export are. There is one for each type, whether anything is in it or not, and how many
/// resources it holds is not said: both would tell of people before the door is asked, and what was permitted when it
/// was listed may not be when it is fetched.
/// </summary>
internal static class ExportManifest
{
    public static async Task<IResult> WriteAsync(
        ExportJob job, ExchangeDbContext store, string baseUrl, CancellationToken cancellation)
    {
        var parts = await store.ExportParts.AsNoTracking()
            .Where(part => part.JobId == job.Id)
            .GroupBy(part => part.Type)
            .Select(type => new { Type = type.Key, Last = type.Max(part => part.Number) })
            .ToDictionaryAsync(type => type.Type, type => type.Last, cancellation);
        JsonArray Files(IEnumerable<string> types) => new(
        [
            .. from type in types
               from number in Enumerable.Range(0, (parts.GetValueOrDefault(type) / ExportPart.PerFile) + 1)
               select new JsonObject
               {
                   ["type"] = type,
                   ["url"] = $"{baseUrl}/$export/{job.Id}/{new ExportFile(type, number)}",
               },
        ]);
        return new Answer(job.ExpiresAt, new JsonObject
        {
            ["transactionTime"] = Values.DateTime(job.TransactionTime),
            ["request"] = job.Request,
            ["requiresAccessToken"] = true,
            ["output"] = Files(job.TypeNames),
            // Nothing is ever deleted here; what consent has ended for is not said to exist.
            ["deleted"] = new JsonArray(),
            ["error"] = Files([ExportPart.Messages]),
            ["extension"] = new JsonObject { [Canonicals.RedisclosureNotice] = RedisclosureNotice.Text },
        });
    }

    private sealed class Answer(DateTimeOffset expiresAt, JsonObject manifest) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/json";
            httpContext.Response.Headers.CacheControl = "no-store";
            httpContext.Response.Headers.Expires = expiresAt.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
            await httpContext.Response.WriteAsync(manifest.ToJsonString(), httpContext.RequestAborted);
        }
    }
}
