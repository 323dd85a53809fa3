using CareBridge.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Retry;

namespace CareBridge.Platform.Storage;

/// <summary>A store that can be brought up to date.</summary>
public interface IStore
{
    /// <exception cref="UsageException">A newer release has taken away what this one needs.</exception>
    Task MigrateAsync(CancellationToken cancellation);

    /// <summary>Changes nothing, so that it can be asked by a login that may change no tables.</summary>
    /// <exception cref="UsageException">
    /// It is not up to date, or a newer release has taken away what this one needs.
    /// </exception>
    Task EnsureMigratedAsync(CancellationToken cancellation);
}

internal sealed class Store<TContext>(IServiceScopeFactory scopes) : IStore
    where TContext : ServiceDbContext
{
    /// <summary>
    /// EF's lock is a table in the schema that the first migration creates: until it exists, instances that start at
    /// once get in each other's way. Whoever is refused comes again and finds the lock.
    /// </summary>
    private static readonly ResiliencePipeline Patience = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(StoreFaults.IsCreatedAlready),
            MaxRetryAttempts = 5,
            Delay = TimeSpan.FromMilliseconds(200),
            UseJitter = true,
        })
        .Build();

    public async Task MigrateAsync(CancellationToken cancellation) =>
        await Patience.ExecuteAsync(async token => await MigrateOnceAsync(token), cancellation);

    public async Task EnsureMigratedAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        await store.Database.RequireFitAsync(cancellation);
        await store.RequireBearableAsync(cancellation);
        var missing = await store.Database.GetPendingMigrationsAsync(cancellation);
        if (missing.Any())
        {
            throw new UsageException(
                $"The store of {store.Model.GetDefaultSchema()} lacks {string.Join(", ", missing)}, and Store:Migrate "
                + "is false. Run carebridge migrate first, as a login that may change tables.");
        }
    }

    private async Task MigrateOnceAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<TContext>();
        await store.Database.RequireFitAsync(cancellation);
        await store.RequireBearableAsync(cancellation);
        await store.Database.MigrateAsync(cancellation);
    }
}
