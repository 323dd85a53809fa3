using System.Collections.Concurrent;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBridge.Exchange.Features.Subscriptions;

/// <summary>
/// Lets every subscription that is due have its turn, each on its own: a slow one keeps nobody waiting. A turn is one
/// notification, and a client has a few at a time: whatever its endpoints do, there is room for the others.
/// </summary>
internal sealed class SendNotifications(
    IServiceScopeFactory scopes, NotificationSignal signal, TimeProvider time, ILogger<SendNotifications> logger)
    : BackgroundService
{
    private const int MostAtOnce = 256;
    private const int MostOfOneClient = 8;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<Guid, Turn> _turns = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var due in await DueAsync(stoppingToken)) Begin(due, stoppingToken);
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
        await Task.WhenAll(_turns.Values.Select(turn => turn.Task));
    }

    private void Begin(Due due, CancellationToken cancellation)
    {
        // It takes itself out at its end, which must not come before it is in.
        var begun = new TaskCompletionSource();
        _turns[due.Key] = new Turn(
            due.ClientId, Task.Run(() => TakeAsync(due.Key, begun.Task, cancellation), CancellationToken.None));
        begun.SetResult();
    }

    private async Task TakeAsync(Guid key, Task begun, CancellationToken cancellation)
    {
        await begun;
        var wasItsTurn = false;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            wasItsTurn = await scope.ServiceProvider.GetRequiredService<NotificationTurn>()
                .TakeAsync(key, cancellation);
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
            // There may be more for it, and others have waited for its place.
            if (wasItsTurn) signal.Set();
        }
    }

    private async Task<List<Due>> DueAsync(CancellationToken cancellation)
    {
        var turns = _turns.ToList();
        var room = MostAtOnce - turns.Count;
        if (room <= 0) return [];
        var ofClients = turns.CountBy(turn => turn.Value.ClientId).ToDictionary();
        var full = ofClients.Where(client => client.Value >= MostOfOneClient).Select(client => client.Key).ToList();
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        var now = time.Now();
        var due = await store.Subscriptions.AsNoTracking()
            .Where(s => s.DueAt <= now && (s.ClaimedUntil == null || s.ClaimedUntil <= now))
            .Where(s => !full.Contains(s.ClientId))
            .OrderBy(s => s.DueAt).Select(s => new Due(s.Key, s.ClientId)).Take(MostAtOnce).ToListAsync(cancellation);
        var free = due.Where(one => !_turns.ContainsKey(one.Key)).GroupBy(one => one.ClientId).SelectMany(
            client => client.Take(MostOfOneClient - ofClients.GetValueOrDefault(client.Key)));
        return [.. free.Take(room)];
    }

    private sealed record Due(Guid Key, Guid ClientId);

    private sealed record Turn(Guid ClientId, Task Task);
}
