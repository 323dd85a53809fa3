using CareBridge.Exchange.Storage;
using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>Forgets used assertions when they are long expired and would be refused for that.</summary>
internal sealed class PurgeUsedAssertions(
    IServiceScopeFactory scopes, TimeProvider time, ILogger<PurgeUsedAssertions> logger)
    : RepeatedWork(TimeSpan.FromMinutes(1), time, logger)
{
    /// <summary>Instances' clocks may differ; what one has purged another must find expired.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    protected override Task WorkAsync(CancellationToken cancellation) => PurgeAsync(cancellation);

    internal async Task PurgeAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var limit = Time.GetUtcNow() - Margin;
        await scope.ServiceProvider.GetRequiredService<ExchangeDbContext>()
            .UsedAssertions.Where(assertion => assertion.ExpiresAt < limit).ExecuteDeleteAsync(cancellation);
    }
}
