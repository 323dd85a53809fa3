using CareBridge.Exchange.Storage;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Platform;

/// <summary>A release on a store that a newer one has migrated.</summary>
public sealed class MigrationStepsTests
{
    [Theory]
    [InlineData("29990101000000_AddWitness", false)]
    [InlineData("29990101000000_ContractWitness", true)]
    [InlineData("29990101000000_DropContract", false)]
    public void A_name_says_whether_the_release_before_can_go_on(string migration, bool contracts) =>
        Assert.Equal(contracts, MigrationSteps.IsContraction(migration));

    [Fact]
    public async Task A_store_that_was_expanded_is_served_and_one_that_was_contracted_is_refused_with_the_reason()
    {
        await using var empty = await TestStore.CreateAsync();
        await using var services = Services(empty);
        var store = services.GetRequiredService<IStore>();
        await store.MigrateAsync(CancellationToken.None);

        await AddAsync(services, "29990101000000_AddWitness");
        await store.MigrateAsync(CancellationToken.None);
        await store.EnsureMigratedAsync(CancellationToken.None);

        await AddAsync(services, "29990102000000_ContractWitness");
        foreach (var attempt in new Func<CancellationToken, Task>[] { store.MigrateAsync, store.EnsureMigratedAsync })
        {
            var refused = await Assert.ThrowsAsync<UsageException>(() => attempt(CancellationToken.None));
            Assert.Contains("exchange has 29990102000000_ContractWitness", refused.Message);
        }
    }

    private static async Task AddAsync(ServiceProvider services, string migration)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        await context.Database.ExecuteSqlAsync($"INSERT INTO exchange.migrations VALUES ({migration}, '99.0.0')");
    }

    private static ServiceProvider Services(TestStore store) => new ServiceCollection()
        .AddDbContext<ExchangeDbContext>(options => StoreRegistration.Use(
            options, Enum.Parse<StoreProvider>(store.Provider), store.ConnectionString, "exchange"))
        .AddTransient<IStore, Store<ExchangeDbContext>>()
        .BuildServiceProvider();
}
