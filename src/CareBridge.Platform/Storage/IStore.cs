using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Storage;

/// <summary>A store that can be brought up to date.</summary>
public interface IStore
{
    Task MigrateAsync(CancellationToken cancellation);
}

internal sealed class Store<TContext>(IServiceScopeFactory scopes) : IStore
    where TContext : ServiceDbContext
{
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TContext>().Database.MigrateAsync(cancellation);
    }
}
