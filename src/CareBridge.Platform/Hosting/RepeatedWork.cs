using CareBridge.Platform.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareBridge.Platform.Hosting;

/// <summary>
/// Work that is done again and again, on every instance. A round that fails is logged and left to the next one: an
/// exception that left here would stop the whole process.
/// </summary>
public abstract class RepeatedWork(TimeSpan interval, TimeProvider time, ILogger logger) : BackgroundService
{
    protected TimeProvider Time { get; } = time;

    protected ILogger Logger { get; } = logger;

    /// <summary>One round: the first at the start, the others an interval apart.</summary>
    protected abstract Task WorkAsync(CancellationToken cancellation);

    /// <summary>
    /// Each by itself: what somebody else has changed meanwhile is looked at again in the next round, and one that
    /// cannot be seen to keeps no other waiting. A store that is not there ends the round.
    /// </summary>
    /// <param name="due">Ids; they are logged.</param>
    /// <returns>How many were seen to.</returns>
    protected async Task<int> EachAsync<TId>(
        IEnumerable<TId> due, Func<TId, Task> work, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var id in due)
        {
            try
            {
                await work(id);
                done++;
            }
            catch (Exception exception) when (StoreFaults.IsConflict(exception))
            {
                // Whoever was first has done it.
                done++;
                Logger.LogDebug(exception, "{Work}: {Id} changed meanwhile", GetType().Name, id);
            }
            catch (Exception exception)
                when (!cancellation.IsCancellationRequested && !StoreFaults.IsOutage(exception))
            {
                Logger.LogError(exception, "{Work}: {Id} could not be seen to", GetType().Name, id);
            }
        }
        return done;
    }

    /// <summary>
    /// As <see cref="EachAsync"/>, one batch after the other for as long as a whole one was due and is seen to.
    /// </summary>
    /// <param name="due">The ids of at least so many as a batch has, if as many are due.</param>
    protected async Task EachDueAsync<TId>(
        Func<CancellationToken, Task<IReadOnlyList<TId>>> due,
        Func<TId, Task> work,
        int batchSize,
        CancellationToken cancellation)
    {
        while (await EachAsync(await due(cancellation), work, cancellation) >= batchSize)
            cancellation.ThrowIfCancellationRequested();
    }

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, Time);
        try
        {
            do await TryWorkAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task TryWorkAsync(CancellationToken cancellation)
    {
        try
        {
            await WorkAsync(cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            Logger.LogWarning(exception, "{Work} did not come to its end; the next round goes on", GetType().Name);
        }
    }
}
