using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;
using Npgsql;

namespace CareBridge.EndToEnd;

/// <summary>
/// This release on stores that the next has migrated (infra/docs/upgrading.md): beside it, and started after it.
/// </summary>
public sealed class UpgradingTests
{
    [Fact]
    public async Task A_release_goes_on_where_the_next_has_added_and_refuses_where_it_has_taken_away()
    {
        await using var store = await TestPostgres.StartAsync();
        await using var broker = await TestRabbit.StartAsync();
        var connection = await store.CreateDatabaseAsync("carebridge");
        await using var deployment = await OneProcess.StartAsync(
            new Dictionary<string, string>(HostProcess.Services.Select(
                service => KeyValuePair.Create($"ConnectionStrings__{service}", connection)))
            {
                ["RabbitMq__Uri"] = $"{broker.AmqpUri}",
                ["Exchange__RateLimit__RequestsPerSecond"] = "0",
            });
        await using var network = await Network.SignUpAsync(deployment);
        await new ReferralStory(network).PlayAsync();

        await ExpandAsync(connection);
        await new ReferralStory(network).PlayAsync();
        await deployment.Host.DieAndReturnAsync();
        await new ReferralStory(network).PlayAsync();

        await deployment.Host.KillAsync();
        await ExecuteAsync(connection, """
            INSERT INTO referrals.migrations VALUES ('29990102000000_ContractOldReason', '99.0.0')
            """);
        deployment.Host.Launch();
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(deployment.Host.WaitUntilReadyAsync);
        Assert.Contains("ended (64)", refusal.Message);
        Assert.Contains("The store of referrals has 29990102000000_ContractOldReason", refusal.Message);
    }

    /// <summary>Every table gets columns, every service a table, while all of them are in use.</summary>
    private static async Task ExpandAsync(string connection)
    {
        var tables = await TablesAsync(connection);
        Assert.True(tables.Count > 100, $"There are but {tables.Count} tables.");
        foreach (var table in tables)
        {
            await ExecuteAsync(connection, $"""
                ALTER TABLE {table} ADD COLUMN "NextNote" text NULL, ADD COLUMN "NextCount" bigint NOT NULL DEFAULT 0
                """);
        }
        foreach (var service in HostProcess.Services)
        {
            await ExecuteAsync(connection, $"""
                CREATE TABLE {service}.next_things ("Id" uuid PRIMARY KEY);
                INSERT INTO {service}.migrations VALUES ('29990101000000_AddNextThings', '99.0.0')
                """);
        }
    }

    private static async Task<List<string>> TablesAsync(string connection)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var command = database.CreateCommand($"""
            SELECT table_schema || '."' || table_name || '"' FROM information_schema.tables
            WHERE table_schema IN ('{string.Join("', '", HostProcess.Services)}') AND table_name <> 'migrations'
            """);
        await using var rows = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync()) tables.Add(rows.GetString(0));
        return tables;
    }

    private static async Task ExecuteAsync(string connection, string statement)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var command = database.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
