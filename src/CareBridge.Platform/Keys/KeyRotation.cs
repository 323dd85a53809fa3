using System.Globalization;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Keys;

/// <summary>A new key, and all that is kept sealed anew with it.</summary>
internal sealed class KeyRotation(
    SharedKeys keys,
    Resealing resealing,
    KeySettings settings,
    IEnumerable<SealedStore> stores,
    IServiceProvider services,
    TimeProvider time,
    TextWriter output)
{
    /// <summary>
    /// A key younger than this is taken up: so one rotation that is broken off, or called for one service after the
    /// other, makes one key.
    /// </summary>
    internal static readonly TimeSpan Young = TimeSpan.FromDays(1);

    /// <summary>As often a column is gone through until there is nothing left; each pass finds what was copied during
    /// the one before.</summary>
    private const int MostPasses = 10;

    /// <returns>False when something is left that the newest key has not sealed.</returns>
    public async Task<bool> RunAsync(bool another, CancellationToken cancellation)
    {
        var key = await NewestAsync(another);
        if (!await AwaitAsync(key, cancellation)) return false;
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var isDone = true;
        foreach (var store in stores)
        {
            foreach (var place in store.Places(scopes)) isDone &= await ResealAsync(store, place, cancellation);
        }
        await SayAsync(isDone
            ? $"All that is kept here is sealed with key {key.KeyId}."
            : $"Not all that is kept here is sealed with key {key.KeyId}: see above.");
        return isDone;
    }

    private async Task<IKey> NewestAsync(bool another)
    {
        var now = time.GetUtcNow();
        var newest = keys.GetAllKeys()
            .Where(key => !key.IsRevoked && key.ExpirationDate > now && key.CreationDate > now - Young
                && key.ActivationDate - SharedKeys.Ahead <= now + settings.Notice)
            .OrderByDescending(key => key.ActivationDate).FirstOrDefault();
        if (newest is not null && !another)
        {
            await SayAsync(
                $"Key {newest.KeyId} of {Time(newest.CreationDate)} is taken up; --{RotateKeysCommand.Another} makes "
                    + "another.");
            return newest;
        }
        var made = keys.CreateShared();
        await SayAsync($"Key {made.KeyId} is made; every process uses it from "
            + $"{Time(made.ActivationDate - SharedKeys.Ahead)} on.");
        return made;
    }

    /// <summary>Until it is used here, and by all who look as often as they should.</summary>
    private async Task<bool> AwaitAsync(IKey key, CancellationToken cancellation)
    {
        var patience = time.GetUtcNow() + (2 * settings.Notice) + SharedKeys.Ahead;
        while (resealing.Newest() != key.KeyId)
        {
            if (time.GetUtcNow() > patience)
            {
                await SayAsync($"Key {key.KeyId} is not used: another has come after it. Call this again.");
                return false;
            }
            await Task.Delay(settings.Interval, time, cancellation);
            keys.Look();
        }
        // The slowest host has just looked before it became the key to use.
        if (time.GetUtcNow() < key.ActivationDate - SharedKeys.Ahead + settings.Notice)
            await Task.Delay(2 * settings.Interval, time, cancellation);
        return true;
    }

    /// <returns>False when an older key's ciphertexts still come, or there is one that nothing opens.</returns>
    private async Task<bool> ResealAsync(SealedStore store, SealedPlace place, CancellationToken cancellation)
    {
        var (done, isClean) = (0L, false);
        var last = new ResealCount();
        for (var pass = 0; pass < MostPasses && !isClean; pass++)
        {
            last = new ResealCount();
            await foreach (var count in store.PassAsync(place, writes: true, services, cancellation))
            {
                last = count;
                if (count.Older > 0) await SayAsync($"{place}: {done + count.Older} sealed anew");
            }
            done += last.Older;
            isClean = last is { Older: 0, Overtaken: 0 };
        }
        if (last.Unopened > 0)
            await SayAsync($"{place}: {last.Unopened} that no key of the ring opens, left as they are");
        if (!isClean) await SayAsync($"{place}: an older key is still in use. Do all hosts have this release?");
        return isClean && last.Unopened == 0;
    }

    private Task SayAsync(string line) => output.WriteLineAsync(line);

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
