using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Exchange.Features.Export;

internal static class ExportQueries
{
    /// <summary>The client's export.</summary>
    /// <exception cref="FhirException">There is none, or no more, or it is another's.</exception>
    public static async Task<ExportJob> FindExportAsync(
        this ExchangeDbContext store, string id, Guid clientId, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!Guid.TryParse(id, out var jobId)) throw FhirException.NotFound();
        return await store.Exports.AsNoTracking().SingleOrDefaultAsync(
                job => job.Id == jobId && job.ClientId == clientId && job.ExpiresAt > now, cancellation)
            ?? throw FhirException.NotFound();
    }
}
