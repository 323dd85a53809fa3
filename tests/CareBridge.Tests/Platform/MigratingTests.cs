using CareBridge.Exchange.Storage;
using CareBridge.Platform.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Platform;

public sealed class MigratingTests
{
    private const int Instances = 6;

    [Fact]
    public async Task Instances_that_start_at_once_on_an_empty_database_all_find_it_ready()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var store = await TestStore.CreateAsync();
            await using var services = Services(store);

            await Task.WhenAll(Enumerable.Range(0, Instances).Select(_ => Task.Run(
                () => services.GetRequiredService<IStore>().MigrateAsync(CancellationToken.None))));

            await using var scope = services.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
            Assert.Empty(await context.Database.GetPendingMigrationsAsync());
            Assert.Equal(0, await context.Heads.CountAsync());
        }
    }

    private static ServiceProvider Services(TestStore store) => new ServiceCollection()
        .AddDbContext<ExchangeDbContext>(options => StoreRegistration.Use(
            options, Enum.Parse<StoreProvider>(store.Provider), store.ConnectionString, "exchange"))
        .AddTransient<IStore, Store<ExchangeDbContext>>()
        .BuildServiceProvider();
}
