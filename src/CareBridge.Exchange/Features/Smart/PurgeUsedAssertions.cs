using CareBridge.Exchange.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Smart;

/// <summary>Forgets used assertions when they are long expired and would be refused for that.</summary>
internal sealed class PurgeUsedAssertions(
    IServiceScopeFactory scopes, TimeProvider time, ILogger<PurgeUsedAssertions> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Instances' clocks may differ; what one has purged another must find expired.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await WaitAsync(timer, stoppingToken))
        {
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is: an exception that leaves here would stop the whole process.
                logger.LogWarning(exception, "Used assertions could not be purged; the next round will");
            }
        }
    }

    internal async Task PurgeAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var limit = time.GetUtcNow() - Margin;
        await scope.ServiceProvider.GetRequiredService<ExchangeDbContext>()
            .UsedAssertions.Where(assertion => assertion.ExpiresAt < limit).ExecuteDeleteAsync(cancellation);
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
