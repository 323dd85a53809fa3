using System.Runtime.CompilerServices;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Keys;

/// <summary>A service's store, as far as something in it is sealed.</summary>
internal abstract class SealedStore(string service)
{
    public string Service { get; } = service;

    public IReadOnlyList<SealedPlace> Places(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        return SealedPlace.In(Open(scope.ServiceProvider).Model);
    }

    /// <summary>
    /// Goes once through a column, row by row, and says after each batch how far it is. Each row is changed by itself,
    /// if it still is as it was read: broken off anywhere, what is done is done, and nobody's change is lost.
    /// </summary>
    /// <param name="writes">False to see only what there is to do.</param>
    public async IAsyncEnumerable<ResealCount> PassAsync(
        SealedPlace place,
        bool writes,
        IServiceProvider services,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var resealing = services.GetRequiredService<Resealing>();
        await using var scope = services.CreateAsyncScope();
        var store = Open(scope.ServiceProvider);
        var rows = new SealedRows(store, place);
        var prefix = resealing.Prefix();
        var count = new ResealCount();
        object[]? after = null;
        await store.Database.OpenConnectionAsync(cancellation);
        try
        {
            while (await rows.NextAsync(prefix, after, cancellation) is { Count: > 0 } batch)
            {
                foreach (var key in batch) count = count.Plus(await SeeToAsync(key));
                after = batch[^1];
                yield return count;
            }
        }
        finally
        {
            await store.Database.CloseConnectionAsync();
        }

        async Task<ResealCount> SeeToAsync(object[] key)
        {
            if (await rows.ReadAsync(key, cancellation) is not { } text) return new ResealCount();
            var anew = resealing.Anew(text, place, prefix);
            if (anew.Text == text) return new ResealCount(Unopened: anew.Unopened);
            return !writes || await rows.TryReplaceAsync(key, text, anew.Text, cancellation)
                ? new ResealCount(Older: 1, Unopened: anew.Unopened)
                : new ResealCount(Overtaken: 1);
        }
    }

    protected abstract ServiceDbContext Open(IServiceProvider scope);
}

internal sealed class SealedStore<TContext>(string service) : SealedStore(service)
    where TContext : ServiceDbContext
{
    protected override ServiceDbContext Open(IServiceProvider scope) => scope.GetRequiredService<TContext>();
}

/// <param name="Older">Rows that an older key had sealed; each is sealed anew where that was asked for.</param>
/// <param name="Overtaken">Rows that somebody has changed between reading and writing; they are as that made
/// them.</param>
/// <param name="Unopened">Ciphertexts that no key of the ring opens.</param>
internal sealed record ResealCount(long Older = 0, long Overtaken = 0, long Unopened = 0)
{
    public ResealCount Plus(ResealCount more) =>
        new(Older + more.Older, Overtaken + more.Overtaken, Unopened + more.Unopened);
}
