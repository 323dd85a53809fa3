using System.Collections.Concurrent;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// Lets every subscription that is due have its turn, each on its own: a slow one keeps nobody waiting.
/// </summary>
internal sealed class SendNotifications(
    IServiceScopeFactory scopes, NotificationSignal signal, TimeProvider time, ILogger<SendNotifications> logger)
    : BackgroundService
{
    private const int MostAtOnce = 256;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<Guid, Task> _turns = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var key in await DueAsync(stoppingToken)) Begin(key, stoppingToken);
                await signal.WaitAsync(PollInterval, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                // Whatever it is, the rows are still there; a worker that gave up would leave them there for ever.
                logger.LogWarning(exception, "It could not be found out which subscriptions are due");
                await Task.Delay(PollInterval, time, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        await Task.WhenAll(_turns.Values);
    }

    private void Begin(Guid key, CancellationToken cancellation)
    {
        // It takes itself out at its end, which must not come before it is in.
        var begun = new TaskCompletionSource();
        _turns[key] = Task.Run(() => TakeAsync(key, begun.Task, cancellation), CancellationToken.None);
        begun.SetResult();
    }

    private async Task TakeAsync(Guid key, Task begun, CancellationToken cancellation)
    {
        await begun;
        try
        {
            var goesOn = true;
            while (goesOn)
            {
                await using var scope = scopes.CreateAsyncScope();
                goesOn = await scope.ServiceProvider.GetRequiredService<NotificationTurn>()
                    .TakeAsync(key, cancellation);
            }
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning(exception, "A subscription's turn did not come to its end; its claim runs out");
        }
        catch (OperationCanceledException)
        {
            logger.LogDebug("A subscription's turn was broken off, for the process ends");
        }
        finally
        {
            _turns.TryRemove(key, out _);
        }
    }

    private async Task<IEnumerable<Guid>> DueAsync(CancellationToken cancellation)
    {
        var room = MostAtOnce - _turns.Count;
        if (room <= 0) return [];
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        var now = time.Now();
        var due = await store.Subscriptions.AsNoTracking()
            .Where(s => s.DueAt <= now && (s.ClaimedUntil == null || s.ClaimedUntil <= now))
            .OrderBy(s => s.DueAt).Select(s => s.Key).Take(room).ToListAsync(cancellation);
        return due.Where(key => !_turns.ContainsKey(key));
    }
}
