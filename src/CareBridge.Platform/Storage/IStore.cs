using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Retry;

namespace CareBridge.Platform.Storage;

/// <summary>A store that can be brought up to date.</summary>
public interface IStore
{
    Task MigrateAsync(CancellationToken cancellation);
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

    private async Task MigrateOnceAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TContext>().Database.MigrateAsync(cancellation);
    }
}
