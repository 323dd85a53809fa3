using CareBridge.Exchange.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CareBridge.Tests.Exchange;

public sealed class PurgingUsedAssertionsTests
{
    [Fact]
    public async Task A_purge_that_fails_stops_nothing_else()
    {
        var clock = new FixedClock();
        await using var host = await CareBridgeTestHost.StartAsync(clock);
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await RunAsync(host, "ALTER TABLE exchange.used_assertions RENAME TO moved");

        clock.Advance(TimeSpan.FromMinutes(1));
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.False(stopping.IsCancellationRequested);

        await RunAsync(host, "ALTER TABLE exchange.moved RENAME TO used_assertions");
        var old = UsedAssertion.KeyOf(Guid.CreateVersion7(), "old");
        await InStoreAsync(host, store =>
        {
            store.UsedAssertions.Add(new UsedAssertion { Key = old, ExpiresAt = clock.GetUtcNow().AddHours(-1) });
            return store.SaveChangesAsync();
        });
        clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.IsAsync(false, () => InStoreAsync(host, store => store.UsedAssertions.AnyAsync()));
    }

    private static Task<int> RunAsync(CareBridgeTestHost host, string sql) =>
        InStoreAsync(host, store => store.Database.ExecuteSqlRawAsync(sql));

    private static async Task<T> InStoreAsync<T>(CareBridgeTestHost host, Func<ExchangeDbContext, Task<T>> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ExchangeDbContext>());
    }
}
