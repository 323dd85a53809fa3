using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Directory.Features.Imports;

/// <summary>Forgets imports that were never sent whole, and reports that nobody needs any more.</summary>
internal sealed class PurgeImports(IServiceScopeFactory scopes, TimeProvider time, ILogger<PurgeImports> logger)
    : RepeatedWork(Interval, time, logger)
{
    public static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    public static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<DirectoryDbContext>();
        var (abandoned, old) = (Time.Now() - Patience, Time.Now() - Memory);
        await store.Imports
            .Where(job => (job.Status == ImportStatus.Open && job.CreatedAt < abandoned) || job.EndedAt < old)
            .ExecuteDeleteAsync(cancellation);
        var ended = store.Imports
            .Where(job => job.Status == ImportStatus.Failed || job.Status == ImportStatus.Cancelled)
            .Select(job => job.Id);
        await store.ImportParts.Where(part => ended.Contains(part.ImportId)).ExecuteDeleteAsync(cancellation);
    }
}
