using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Export;

/// <summary>Forgets exports that have expired; nobody finds them from that moment on.</summary>
internal sealed class PurgeExports(IServiceScopeFactory scopes, TimeProvider time, ILogger<PurgeExports> logger)
    : RepeatedWork(Interval, time, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = Time.Now();
        await scope.ServiceProvider.GetRequiredService<ExchangeDbContext>()
            .Exports.Where(job => job.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
    }
}
