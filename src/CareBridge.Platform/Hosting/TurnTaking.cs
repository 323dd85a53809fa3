using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Hosting;

/// <summary>How much is under way at once.</summary>
/// <param name="AtOnce">Turns of this instance.</param>
/// <param name="OfOneGroup">Whatever the endpoints of one group do, there is room for the others.</param>
public sealed record Room(int AtOnce, int OfOneGroup);

/// <summary>A row whose turn it may be.</summary>
/// <param name="Group">Whom it is for.</param>
public sealed record Due(Guid Key, Guid Group);

/// <summary>
/// Lets every row that is due have its turn, each on its own: a slow one keeps nobody waiting. Rows are their own
/// timers; whichever instance is alive finds them, and which one has the turn is settled by a claim in the store.
/// </summary>
public abstract class TurnTaking(Room room, TimeSpan pollInterval, Signal signal, TimeProvider time, ILogger logger)
    : BackgroundService
{
    private readonly ConcurrentDictionary<Guid, Turn> _turns = new();

    protected TimeProvider Time { get; } = time;

    /// <summary>
    /// At most so many rows that are due and that nobody has claimed, none of the groups that are full.
    /// </summary>
    protected abstract Task<List<Due>> DueAsync(
        IReadOnlyList<Guid> fullGroups, int most, CancellationToken cancellation);

    /// <summary>True when it was this one's turn; it may be again at once.</summary>
    protected abstract Task<bool> TakeAsync(Guid key, CancellationToken cancellation);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var due in await NextAsync(stoppingToken)) Begin(due, stoppingToken);
                await signal.WaitAsync(pollInterval, Time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                // Whatever it is, the rows are still there; a worker that gave up would leave them there for ever.
                logger.LogWarning(exception, "{Work} could not find out what is due", GetType().Name);
                await Task.Delay(pollInterval, Time, stoppingToken)
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
            due.Group, Task.Run(() => TakeAsync(due.Key, begun.Task, cancellation), CancellationToken.None));
        begun.SetResult();
    }

    private async Task TakeAsync(Guid key, Task begun, CancellationToken cancellation)
    {
        await begun;
        var wasItsTurn = false;
        try
        {
            wasItsTurn = await TakeAsync(key, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning(
                exception, "A turn of {Work} did not come to its end; its claim runs out", GetType().Name);
        }
        catch (OperationCanceledException)
        {
            logger.LogDebug("A turn of {Work} was broken off, for the process ends", GetType().Name);
        }
        finally
        {
            _turns.TryRemove(key, out _);
            // There may be more for it, and others have waited for its place.
            if (wasItsTurn) signal.Set();
        }
    }

    private async Task<List<Due>> NextAsync(CancellationToken cancellation)
    {
        var turns = _turns.ToList();
        var left = room.AtOnce - turns.Count;
        if (left <= 0) return [];
        var ofGroups = turns.CountBy(turn => turn.Value.Group).ToDictionary();
        var full = ofGroups.Where(group => group.Value >= room.OfOneGroup).Select(group => group.Key).ToList();
        var due = await DueAsync(full, room.AtOnce, cancellation);
        var free = due.Where(one => !_turns.ContainsKey(one.Key)).GroupBy(one => one.Group).SelectMany(
            group => group.Take(room.OfOneGroup - ofGroups.GetValueOrDefault(group.Key)));
        return [.. free.Take(left)];
    }

    private sealed record Turn(Guid Group, Task Task);
}
