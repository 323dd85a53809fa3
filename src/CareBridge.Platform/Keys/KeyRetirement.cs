using CareBridge.Platform.Hosting;
using CareBridge.Platform.Messaging;
using CareBridge.Platform.Operation;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Keys;

/// <summary>
/// Takes away the keys before the one that seals now: only when nothing that is kept, waits or was handed out needs
/// them any more.
/// </summary>
internal sealed class KeyRetirement(
    SharedKeys keys,
    Resealing resealing,
    Queues queues,
    Target target,
    IConfiguration configuration,
    IEnumerable<SealedStore> stores,
    IEnumerable<ReactionRegistration> reactions,
    IServiceProvider services,
    TimeProvider time,
    TextWriter output)
{
    /// <summary>
    /// What was handed out is good for this long: of it, links that end notices last longest, which an e-mail's reader
    /// can use for thirty days at least (16 CFR 316.3).
    /// </summary>
    internal static readonly TimeSpan Overlap = TimeSpan.FromDays(31);

    /// <summary>A message that an outage keeps from being handled is kept as failed after a quarter of an hour.
    /// </summary>
    internal static readonly TimeSpan Handling = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const int LooksAtQueues = 15;

    /// <param name="atOnce">What was handed out may stop working, as after a leak.</param>
    /// <returns>False when older keys are still needed; the output says what for.</returns>
    /// <exception cref="UsageException">Not all services' stores are looked at.</exception>
    public async Task<bool> RunAsync(bool atOnce, CancellationToken cancellation)
    {
        if (!target.IsWhole)
        {
            throw new UsageException(
                $"--{RotateKeysCommand.Retire} looks at every store, since they all need the keys: call it for all "
                + "services, with the ConnectionStrings of each.");
        }
        var newest = resealing.Newest();
        var all = keys.GetAllKeys();
        var current = all.Single(key => key.KeyId == newest);
        var older = all.Where(key => key.ActivationDate < current.ActivationDate).ToList();
        if (older.Count == 0)
        {
            await SayAsync($"Key {newest} has none before it.");
            return true;
        }
        // The stores last: what waited in a queue is in one by then.
        if (!await IsOldEnoughAsync(current, atOnce) | !await AreQueuesEmptyAsync(cancellation)
            | !await IsCleanAsync(cancellation))
            return false;
        foreach (var key in older)
        {
            keys.Retire(key.KeyId);
            await SayAsync($"Key {key.KeyId} is retired.");
        }
        return true;
    }

    private async Task<bool> IsOldEnoughAsync(IKey current, bool atOnce)
    {
        var since = time.GetUtcNow() - (current.ActivationDate - SharedKeys.Ahead);
        var needed = atOnce ? Handling : Overlap;
        if (since >= needed) return true;
        await SayAsync(
            $"Key {current.KeyId} seals for {Words(since)}; it has to be {Words(needed)}, for "
            + (atOnce
                ? "messages are still being handled."
                : $"what was handed out before is good as long. --{RotateKeysCommand.AtOnce} does not wait for that."));
        return false;
    }

    private async Task<bool> IsCleanAsync(CancellationToken cancellation)
    {
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var isClean = true;
        foreach (var store in stores)
        {
            foreach (var place in store.Places(scopes))
            {
                var last = new ResealCount();
                await foreach (var count in store.PassAsync(place, writes: false, services, cancellation)) last = count;
                if (last.Unopened > 0) await SayAsync($"{place}: {last.Unopened} that no key of the ring opens");
                if (last.Older == 0) continue;
                await SayAsync($"{place}: {last.Older} sealed with older keys. Call {RotateKeysCommand.Verb} first.");
                isClean = false;
            }
        }
        return isClean;
    }

    /// <summary>Each was seen empty once: what has come later was sealed later.</summary>
    private async Task<bool> AreQueuesEmptyAsync(CancellationToken cancellation)
    {
        // Without a broker, what is not handled yet is in an outbox.
        if (CareBridgeApplication.RabbitMqAddress(configuration, target) is null) return true;
        var queued = reactions.Select(reaction => reaction.Name).ToList();
        var open = queued.Concat(queued.Select(queue => $"{queue}{CollectFailures.Suffix}")).ToHashSet();
        for (var look = 0; look < LooksAtQueues && open.Count > 0; look++)
        {
            if (look > 0) await Task.Delay(Pause, time, cancellation);
            var figures = await queues.LookAsync([.. open], cancellation);
            // A queue for errors is there only when something has come into it; the others always are.
            if (figures.Count == 0) continue;
            open.RemoveWhere(queue => figures.TryGetValue(queue, out var figure)
                ? figure.Waiting == 0
                : !queued.Contains(queue));
        }
        foreach (var queue in open.Order(StringComparer.Ordinal))
            await SayAsync($"Queue {queue} was not seen empty: what waits there may be sealed with older keys.");
        return open.Count == 0;
    }

    private static string Words(TimeSpan time) => time.TotalDays >= 1
        ? $"{(int)time.TotalDays} days"
        : $"{(int)time.TotalMinutes} minutes";

    private Task SayAsync(string line) => output.WriteLineAsync(line);
}
