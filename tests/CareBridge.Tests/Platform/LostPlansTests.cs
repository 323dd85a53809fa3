using CareBridge.Platform.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Platform;

/// <summary>PostgreSQL's alone: SQL Server's driver keeps no plans by name.</summary>
public sealed class LostPlansTests : IAsyncLifetime
{
    private TestStore _store = null!;

    public async Task InitializeAsync()
    {
        var postgres = await TestPostgres.SharedAsync();
        var connection = await postgres.CreateDatabaseAsync();
        _store = new TestStore(TestStore.PostgreSql, $"{connection};Maximum Pool Size=1");
        await using var context = CountingHost.Open(_store);
        await context.Database.EnsureCreatedAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_connection_that_has_a_plan_of_which_its_driver_does_not_know_fails_once()
    {
        await PlanAsync("PREPARE _auto0 AS SELECT 1");

        var failure = Assert.Single(await FailuresAsync(context => context.Counters.CountAsync()));

        Assert.True(StoreFaults.IsPlanLost(failure));
        Assert.True(StoreFaults.IsOutage(failure));
    }

    [Fact]
    public async Task So_does_one_where_it_is_the_second_of_what_is_saved_together()
    {
        await PlanAsync("PREPARE _auto1 AS SELECT 1");

        var failures = await FailuresAsync(context =>
        {
            context.Add(new Counter(Guid.CreateVersion7(), "a", TimeProvider.System.GetUtcNow()));
            context.Add(new Note { Id = Guid.CreateVersion7(), CounterId = Guid.CreateVersion7() });
            return context.SaveChangesAsync();
        });

        Assert.True(StoreFaults.IsOutage(Assert.Single(failures)));
    }

    private async Task PlanAsync(string sql)
    {
        await using var context = CountingHost.Open(_store);
        await context.Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>Of twenty times: the driver plans what comes for the fifth time.</summary>
    private async Task<List<Exception>> FailuresAsync(Func<CountingDbContext, Task> work)
    {
        var failures = new List<Exception>();
        for (var time = 0; time < 20; time++)
        {
            await using var context = CountingHost.Open(_store);
            try
            {
                await work(context);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failures.Add(exception);
            }
        }
        return failures;
    }
}
